// The layer rules catch what they forbid: a small house is built beside the real one, and judged by the same rules.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', '..', '..')

/** A house that keeps every rule. */
const sound: Readonly<Record<string, string>> = {
  'src/shared/zod.ts': `export * as z from 'zod'`,
  'src/shared/contract.ts': `import { oc } from '@orpc/contract'\nimport { z } from './zod.ts'\nexport const contract = [oc, z]`,
  'src/main/process/index.ts': `import { spawn } from 'node:child_process'\nexport const run = spawn`,
  'src/main/engine/client.ts': `import Docker from 'dockerode'\nexport const docker = new Docker()`,
  'src/main/engine/index.ts': `export { docker } from './client.ts'`,
  'src/main/volumes/index.ts': `import { docker } from '../engine/index.ts'\nimport { run } from '../process/index.ts'\nexport const volumes = [docker, run]`,
  'src/main/router.ts': `import { contract } from '../shared/contract.ts'\nimport { volumes } from './volumes/index.ts'\nexport const router = [contract, volumes]`,
  'src/main/doors/browser/index.ts': `import { router } from '../../router.ts'\nconsole.log(router)`,
  'src/main/doors/electron/index.ts': `import { app } from 'electron'\nimport { router } from '../../router.ts'\nconsole.log(app, router)`,
  'src/renderer/main.tsx': `import { useState } from 'react'\nimport { contract } from '../shared/contract.ts'\nconsole.log(useState, contract)`,
}

/** Each is one file that breaks the rule that it names; nobody imports it, so it may break others too. */
const broken: readonly { readonly rule: string; readonly file: string; readonly text: string }[] = [
  { rule: 'renderer-knows-not-main', file: 'src/renderer/a.ts', text: `import '../main/volumes/index.ts'` },
  { rule: 'main-knows-not-renderer', file: 'src/main/volumes/b.ts', text: `import '../../renderer/main.tsx'` },
  { rule: 'shared-knows-neither', file: 'src/shared/c.ts', text: `import '../main/process/index.ts'` },
  { rule: 'shared-is-light', file: 'src/shared/d.ts', text: `import 'yaml'` },
  { rule: 'no-core-outside-main', file: 'src/renderer/e.ts', text: `import 'node:path'` },
  { rule: 'no-core-outside-main', file: 'src/shared/f.ts', text: `import 'fs'` },
  { rule: 'only-one-place-imports-electron', file: 'src/main/doors/browser/g.ts', text: `import 'electron'` },
  { rule: 'only-one-place-imports-dockerode', file: 'src/main/volumes/h.ts', text: `import 'dockerode'` },
  { rule: 'only-one-place-imports-dockerode', file: 'src/main/volumes/h2.ts', text: `import type D from 'dockerode'\nexport type H = D` },
  { rule: 'only-one-place-imports-processes', file: 'src/main/volumes/i.ts', text: `import 'node:child_process'` },
  { rule: 'only-one-place-imports-processes', file: 'src/main/engine/j.ts', text: `import 'child_process'` },
  { rule: 'only-one-place-imports-processes', file: 'src/main/engine/k.ts', text: `import 'node:child_process'` },
  { rule: 'only-one-place-imports-react', file: 'src/main/volumes/l.ts', text: `import 'react'` },
  { rule: 'only-one-place-imports-zod', file: 'src/main/volumes/m.ts', text: `import 'zod'` },
  { rule: 'only-one-place-imports-zod', file: 'src/renderer/n.ts', text: `import 'zod'` },
  { rule: 'rooms-have-faces', file: 'src/main/volumes/o.ts', text: `import '../engine/client.ts'` },
  { rule: 'the-house-uses-faces', file: 'src/main/gantry.ts', text: `import './engine/client.ts'` },
  { rule: 'networks-keeps-to-its-neighbours', file: 'src/main/networks/p.ts', text: `import '../volumes/index.ts'` },
  { rule: 'volumes-keeps-to-its-neighbours', file: 'src/main/volumes/q.ts', text: `import '../router.ts'` },
  { rule: 'process-keeps-to-its-neighbours', file: 'src/main/process/r.ts', text: `import '../engine/index.ts'` },
  { rule: 'doors-are-outside', file: 'src/main/volumes/s.ts', text: `import '../doors/browser/index.ts'` },
  { rule: 'everything-has-a-place', file: 'src/main/helper.ts', text: `import './process/index.ts'` },
  { rule: 'everything-has-a-place', file: 'src/main/cellar/t.ts', text: `import '../process/index.ts'` },
  { rule: 'nothing-from-no-place', file: 'src/main/volumes/u.ts', text: `import '../cellar/t.ts'` },
  { rule: 'no-circles', file: 'src/shared/v.ts', text: `import './v2.ts'` },
  { rule: 'all-is-reached', file: 'src/shared/v2.ts', text: `import './v.ts'` },
  { rule: 'no-orphans', file: 'src/shared/w.ts', text: `export const alone = true` },
  { rule: 'all-is-reached', file: 'src/shared/x.ts', text: `import './zod.ts'` },
  { rule: 'no-broken-imports', file: 'src/shared/y.ts', text: `import './nowhere.ts'` },
]

interface Violation {
  readonly from: string
  readonly rule: { readonly name: string }
}

let scratch: string

beforeAll(() => {
  // Inside the repository, so that packages are found as from src/ itself.
  mkdirSync(path.join(root, '.cache'), { recursive: true })
  scratch = mkdtempSync(path.join(root, '.cache', 'layers-'))
})

afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe('the layer rules', () => {
  test('let a sound house pass', () => {
    expect(judge('sound', sound)).toEqual([])
  })

  test('catch each forbidden import', () => {
    const found = judge('broken', { ...sound, ...Object.fromEntries(broken.map(({ file, text }) => [file, text])) })
    for (const { rule, file } of broken) expect(found, `${rule} in ${file}`).toContainEqual({ rule, file })
  })
})

function judge(name: string, files: Readonly<Record<string, string>>): readonly { rule: string; file: string }[] {
  const house = path.join(scratch, name)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true })
    writeFileSync(path.join(house, file), `${text}\n`)
  }
  cpSync(path.join(root, 'tsconfig.json'), path.join(house, 'tsconfig.json'))
  const cruise = path.join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const args = [cruise, '--config', path.join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src']
  // It answers with exit code 0, and the violations in its JSON.
  const answer: { summary: { violations: Violation[] } } = JSON.parse(
    execFileSync(process.execPath, args, { cwd: house, encoding: 'utf8' }),
  )
  return answer.summary.violations.map(({ rule, from }) => ({ rule: rule.name, file: from }))
}
