// Checks that an engine answers, and that this account may use it.
import type { EngineStatus, InstallationCheck } from '../../../shared/model/engine.ts'

export function checkEngine(status: EngineStatus): InstallationCheck[] {
  const { state, fault, context, version, apiVersion, operatingSystem } = status
  const host = context?.host ?? 'the engine'
  const permission = { id: 'permission', title: 'Permission to use it' }
  const engine = { id: 'engine', title: 'The engine' }
  if (state === 'connected') {
    const words = [`Version ${version} answers at ${host}`, apiVersion && `API ${apiVersion}`, operatingSystem].filter(Boolean).join(', ')
    return [
      { ...engine, state: context?.warning ? 'warn' : 'ok', message: [`${words}.`, context?.warning].filter(Boolean).join(' ') },
      { ...permission, state: 'ok', message: 'This account may use it.' },
    ]
  }
  const why = { ...(fault && { fault }) }
  const message = fault?.message ?? `Nothing answered at ${host} yet.`
  if (fault?.code === 'engine.denied') {
    return [
      { ...engine, state: 'skipped', message: 'It could not be asked.' },
      { ...permission, state: 'failed', message, ...why },
    ]
  }
  return [
    { ...engine, state: 'failed', message, ...why },
    { ...permission, state: 'skipped', message: 'There is no engine to ask.' },
  ]
}
