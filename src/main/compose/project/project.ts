// A project as `docker compose config --format json` prints it, reduced to what Gantry needs.
import { dependencyConditionSchema } from '../../../shared/model/stack.ts'
import type { Port } from '../../../shared/model/port.ts'
import { z } from '../../../shared/zod.ts'
import { dependencyLevels } from './levels.ts'

export interface ProjectService {
  readonly name: string
  readonly image?: string
  readonly builds: boolean
  /** Absolute path of the Dockerfile, when it builds from a local context. */
  readonly dockerfile?: string
  readonly profiles: readonly string[]
  readonly active: boolean
  readonly replicas: number
  readonly containerName?: string
  readonly dependsOn: readonly {
    readonly service: string
    readonly condition: z.infer<typeof dependencyConditionSchema>
    readonly required: boolean
  }[]
  readonly level: number
  readonly hasHealthcheck: boolean
  readonly ports: readonly Port[]
}

export interface Project {
  readonly name: string
  readonly services: readonly ProjectService[]
  readonly volumes: readonly { readonly key: string; readonly name: string; readonly external: boolean }[]
  readonly profiles: readonly string[]
  /** Values that look secret: taken out of everything that is kept (guarantee 25). */
  readonly secrets: readonly string[]
}

/** Lenient on purpose: Compose has checked the file already, and its versions differ in what they leave out. */
const configSchema = z.object({
  name: z.string(),
  services: z
    .record(
      z.string(),
      z.object({
        image: z.string().optional(),
        build: z
          .object({ context: z.string().optional(), dockerfile: z.string().optional(), dockerfile_inline: z.string().optional() })
          .optional(),
        profiles: z.array(z.string()).optional(),
        container_name: z.string().optional(),
        scale: z.number().optional(),
        deploy: z.object({ replicas: z.number().optional() }).nullish(),
        depends_on: z
          .record(
            z.string(),
            z.object({ condition: dependencyConditionSchema.catch('service_started'), required: z.boolean().default(true) }),
          )
          .nullish(),
        healthcheck: z
          .object({ disable: z.boolean().optional(), test: z.array(z.string()).nullish() })
          .nullish()
          .catch(null),
        environment: z.record(z.string(), z.string().nullable()).nullish().catch(null),
        ports: z
          .array(
            z.object({
              target: z.number(),
              published: z.union([z.string(), z.number()]).optional(),
              protocol: z.string().default('tcp'),
              host_ip: z.string().optional(),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
  volumes: z.record(z.string(), z.object({ name: z.string().optional(), external: z.boolean().optional() }).nullable()).nullish(),
})

type Config = z.infer<typeof configSchema>
type ConfigService = NonNullable<Config['services']>[string]

/** `activeServices`: those that a plain `up` would start. Throws when it is not what Compose prints. */
export function toProject(configJson: string, activeServices: ReadonlySet<string>): Project {
  // Compose escapes every $ again in its output (compose.md 1.5).
  const config = configSchema.parse(JSON.parse(configJson.replaceAll('$$', '$')))
  const services = Object.entries(config.services ?? {})
  const levels = dependencyLevels(new Map(services.map(([name, service]) => [name, Object.keys(service.depends_on ?? {})])))
  return {
    name: config.name,
    services: services
      .map(([name, service]) => toService(name, service, { active: activeServices.has(name), level: levels.get(name) ?? 0 }))
      .sort((a, b) => a.level - b.level || a.name.localeCompare(b.name)),
    volumes: Object.entries(config.volumes ?? {}).map(([key, volume]) => ({
      key,
      name: volume?.name ?? `${config.name}_${key}`,
      external: volume?.external ?? false,
    })),
    profiles: [...new Set(services.flatMap(([, service]) => service.profiles ?? []))].sort(),
    secrets: services.flatMap(([, service]) => secretValues(service.environment ?? {})),
  }
}

function toService(name: string, service: ConfigService, known: { active: boolean; level: number }): ProjectService {
  const { image, build, container_name: containerName } = service
  const dockerfile = build && !build.dockerfile_inline ? dockerfilePath(build) : undefined
  return {
    name,
    ...(image !== undefined && { image }),
    ...(containerName !== undefined && { containerName }),
    ...(dockerfile !== undefined && { dockerfile }),
    builds: build !== undefined,
    profiles: service.profiles ?? [],
    active: known.active,
    level: known.level,
    replicas: service.scale ?? service.deploy?.replicas ?? 1,
    dependsOn: Object.entries(service.depends_on ?? {}).map(([on, { condition, required }]) => ({ service: on, condition, required })),
    hasHealthcheck: hasHealthcheck(service),
    ports: (service.ports ?? []).map(({ target, published, protocol, host_ip: hostIp }) => ({
      target,
      protocol,
      ...(published !== undefined && { published: String(published) }),
      ...(hostIp !== undefined && { hostIp }),
    })),
  }
}

function dockerfilePath({ context, dockerfile = 'Dockerfile' }: { context?: string; dockerfile?: string }): string | undefined {
  if (!context || /^(https?|git|ssh):|^git@/.test(context)) return undefined
  return /^([A-Za-z]:)?[\\/]/.test(dockerfile) ? dockerfile : `${context.replace(/[\\/]$/, '')}/${dockerfile}`
}

function hasHealthcheck({ healthcheck }: ConfigService): boolean {
  return !!healthcheck && !healthcheck.disable && (healthcheck.test?.length ?? 0) > 0 && healthcheck.test?.[0] !== 'NONE'
}

const secretName = /pass(word|wd|phrase)?|secret|token|api_?key|private_?key|credential/i

/** Values of variables whose names say that they are secret; paths to secret files are none. */
function secretValues(environment: Readonly<Record<string, string | null>>): string[] {
  return Object.entries(environment).flatMap(([name, value]) => (value && secretName.test(name) && !name.endsWith('_FILE') ? [value] : []))
}
