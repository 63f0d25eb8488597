// Makes projects, services and containers for tests, with only what a test cares about said.
import type { Project, ProjectService } from '../../../src/main/compose/project/project.ts'
import type { Container } from '../../../src/shared/model/container.ts'

export function service(name: string, more: Partial<ProjectService> = {}): ProjectService {
  return {
    name,
    builds: false,
    profiles: [],
    active: true,
    replicas: 1,
    dependsOn: [],
    level: 0,
    hasHealthcheck: false,
    ports: [],
    ...more,
  }
}

export function project(name: string, services: readonly ProjectService[], more: Partial<Project> = {}): Project {
  return { name, services, volumes: [], profiles: [], secrets: [], ...more }
}

export interface ContainerWish extends Partial<Omit<Container, 'compose'>> {
  readonly service?: string
  readonly project?: string
  readonly number?: number
  readonly oneOff?: boolean
  readonly workingDir?: string
  readonly configFiles?: string[]
}

export function container(wish: ContainerWish = {}): Container {
  const { service: name = 'web', project: of = 'shop', number = 1, oneOff = false, workingDir, configFiles = [], ...more } = wish
  return {
    id: `${of}-${name}-${number}`,
    name: `${of}-${name}-${number}`,
    image: 'busybox',
    status: 'running',
    health: 'none',
    exitCode: 0,
    outOfMemory: false,
    restartCount: 0,
    restartPolicy: 'no',
    ports: [],
    tty: false,
    compose: {
      project: of,
      service: name,
      number,
      oneOff,
      configFiles,
      environmentFiles: [],
      ...(workingDir !== undefined && { workingDir }),
    },
    ...more,
  }
}
