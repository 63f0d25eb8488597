// Builds Gantry into out/: the main side, the preload and the page, all at once.
//
// It is built beside out/ and then put in its place, so that a build that fails leaves the last good one as it was.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { fingerprint, stampName } from './lib/build-stamp.mjs'
import { root } from './lib/places.mjs'

/** The Chromium and the Node inside the Electron that package.json pins. */
const CHROME = 'chrome156'
const NODE = 'node24'

const ENTRIES = {
  electron: 'src/main/doors/electron/index.ts',
  browser: 'src/main/doors/browser/index.ts',
  cli: 'src/main/doors/cli/index.ts',
}
const PRELOAD = 'src/main/doors/electron/preload.ts'
const PAGE = 'src/renderer'

/** What is never bundled: Electron is the host, cpu-features is a native helper that ssh2 does without. */
const external = ['electron', 'cpu-features', /\.node$/]

/** Bundled CommonJS (ssh2 among it) asks for these, and an ES module has not got them. */
const banner = 'const __dirname = import.meta.dirname, __filename = import.meta.filename;'

const scratch = path.join(root, '.cache', `build-${process.pid}`)
const fresh = path.join(scratch, 'fresh')
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
const common = { configFile: false, root, logLevel: 'warn', define: { __APP_VERSION__: JSON.stringify(version) } }

const missing = [...Object.values(ENTRIES), PRELOAD, `${PAGE}/index.html`].filter((file) => !existsSync(path.join(root, file)))
if (missing.length > 0) {
  console.error(`Gantry can't be built: ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not there.`)
  process.exit(1)
}

const began = performance.now()
const builtFrom = fingerprint()
try {
  await Promise.all([buildMain(), buildPreload(), buildPage()])
  writeFileSync(path.join(fresh, stampName), builtFrom)
  replaceOut()
  console.log(`Built in ${Math.round(performance.now() - began)} ms.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function buildMain() {
  return build(
    forNode('main', {
      target: NODE,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, path.join(root, file)])),
        external,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', banner },
      },
    }),
  )
}

function buildPreload() {
  return build(
    forNode('preload', {
      target: CHROME,
      rolldownOptions: {
        input: path.join(root, PRELOAD),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    }),
  )
}

function buildPage() {
  return build({
    ...common,
    root: path.join(root, PAGE),
    base: './',
    plugins: [react()],
    build: { target: CHROME, outDir: path.join(fresh, 'renderer'), emptyOutDir: true, sourcemap: 'hidden', reportCompressedSize: false },
  })
}

function forNode(folder, extra) {
  return {
    ...common,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: path.join(fresh, folder),
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      ...extra,
    },
  }
}

function replaceOut() {
  const out = path.join(root, 'out')
  if (existsSync(out)) renameSync(out, path.join(scratch, 'old'))
  renameSync(fresh, out)
}
