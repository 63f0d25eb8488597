// Completes package-lock.json with the optional packages of other platforms, which npm leaves out where the registry at hand has not got them.
//
// `npm ci` stops when a package that some other one lists as optional is not in the lock. What is missing is known all the same:
// the name says the platform, and the one that wants it says the exact version.
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = new URL('../package-lock.json', import.meta.url)

const SYSTEMS = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  aix: 'aix',
  sunos: 'sunos',
  win32: 'win32',
  windows: 'win32',
  win: 'win32',
}
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']
const EXACT = /^\d+\.\d+\.\d+(-[\w.-]+)?$/

const lock = JSON.parse(readFileSync(FILE, 'utf8'))
const problems = Object.entries(lock.packages).flatMap(([place, entry]) => complete(place, entry))
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))

const text = `${JSON.stringify(lock, null, 2)}\n`
if (/"resolved": "https?:/.test(text)) problems.push('The lock names a registry host; set omit-lockfile-registry-resolved=true.')
if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exitCode = 1
} else {
  writeFileSync(FILE, text)
}

/** Adds what the package at `place` lists as optional and the lock does not hold; answers what could not be added. */
function complete(place, { optionalDependencies = {}, dev, devOptional }) {
  return Object.entries(optionalDependencies).flatMap(([name, version]) => {
    if (isHeld(place, name)) return []
    const { os, cpu } = platformOf(name)
    if (!os && cpu !== 'wasm32')
      return [`${name} ${version} (wanted by ${place || 'Gantry'}) is missing from the lock, and its name tells no platform.`]
    if (!EXACT.test(version))
      return [`${name} ${version} (wanted by ${place || 'Gantry'}) is missing from the lock, and its version is not exact.`]
    // In npm's own order, so that its next run leaves the entry as it is.
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...((dev || devOptional) && { dev: true }),
      optional: true,
      ...(os && { os: [os] }),
    }
    return []
  })
}

/** Looks where Node would: beside the package that asks, and in every folder above. */
function isHeld(place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (!folder) return false
  }
}

function platformOf(name) {
  const words = name.split(/[-/]/)
  const os = words.map((word) => SYSTEMS[word]).find(Boolean)
  return { os, cpu: words.find((word) => PROCESSORS.includes(word)) }
}
