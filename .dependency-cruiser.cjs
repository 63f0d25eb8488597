// The layers of the house (docs: CONTRIBUTING.md): who may import whom. `npm run lint` holds every file to it.

/** Rooms that every room may use, each with the rooms that it may use itself. */
const foundations = {
  process: [],
  settings: ['process'],
  jobs: ['process', 'settings'],
  engine: ['process', 'settings', 'jobs'],
}

/** The other rooms, each with the rooms that it may use besides the foundations. */
const rooms = {
  builds: [],
  compose: [],
  containers: [],
  diagnostics: [],
  dockerfile: [],
  env: [],
  files: [],
  kubernetes: [],
  logs: [],
  networks: [],
  samples: [],
  volumes: [],
}

/** The files of src/main that join the rooms into a house. */
const house = ['gantry', 'router']

/** Packages and core modules that one place alone may import. Patterns of package names. */
const keepers = [
  { what: 'electron', packages: 'electron', only: '^src/main/doors/electron/' },
  { what: 'dockerode', packages: 'dockerode|@types/dockerode|docker-modem', only: '^src/main/engine/' },
  { what: 'processes', packages: 'execa|cross-spawn', core: 'child_process', only: '^src/main/process/' },
  { what: 'react', packages: '(@types/)?react(-dom)?|zustand|@base-ui/react', only: '^src/renderer/' },
  { what: 'zod', packages: 'zod', only: '^src/shared/zod\\.ts$' },
]

/** Where the program begins: everything else must be reached from here. */
const entries = ['^src/main/doors/[^/]+/index\\.ts$', '^src/main/doors/electron/preload\\.ts$', '^src/renderer/main\\.tsx$']

/** What `shared` may import from outside. */
const sharedPackages = 'zod|@orpc/contract'

const everyRoom = {
  ...foundations,
  ...Object.fromEntries(Object.entries(rooms).map(([room, more]) => [room, [...Object.keys(foundations), ...more]])),
}
const known = `^src/(shared|renderer)/|^src/main/(${[...Object.keys(everyRoom), 'doors'].join('|')})/|^src/main/(${house.join('|')})\\.ts$`
const fromPackage = (names) => `(^|/)node_modules/(${names})/`

const error = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

module.exports = {
  forbidden: [
    error(
      'renderer-knows-not-main',
      'The renderer knows the contract, and nothing of main.',
      { path: '^src/renderer/' },
      { path: '^src/main/' },
    ),
    error('main-knows-not-renderer', 'Main knows nothing of the renderer.', { path: '^src/main/' }, { path: '^src/renderer/' }),
    error('shared-knows-neither', 'What is shared knows neither side.', { path: '^src/shared/' }, { path: '^src/(main|renderer)/' }),
    error(
      'shared-is-light',
      'What is shared imports nothing but the contract and its schemas.',
      { path: '^src/shared/' },
      { path: '(^|/)node_modules/', pathNot: fromPackage(sharedPackages) },
    ),
    error(
      'no-core-outside-main',
      'The page has no Node, and what is shared runs in the page.',
      { path: '^src/(renderer|shared)/' },
      { dependencyTypes: ['core'] },
    ),
    ...keepers.map(({ what, packages, core, only }) =>
      error(
        `only-one-place-imports-${what}`,
        `Only ${only} imports it.`,
        { path: '^src/', pathNot: only },
        { path: [fromPackage(packages), ...(core ? [`^(node:)?${core}$`] : [])] },
      ),
    ),
    error(
      'rooms-have-faces',
      "A room's files are private to it, but for its index.ts.",
      { path: '^src/main/([^/]+)/' },
      { path: '^src/main/(?!doors/)[^/]+/', pathNot: ['^src/main/$1/', '^src/main/[^/]+/index\\.ts$'] },
    ),
    error(
      'the-house-uses-faces',
      'What joins the rooms knows each by its index.ts alone.',
      { path: '^src/main/[^/]+$' },
      { path: '^src/main/(?!doors/)[^/]+/', pathNot: '^src/main/[^/]+/index\\.ts$' },
    ),
    ...Object.entries(everyRoom).map(([room, others]) =>
      error(
        `${room}-keeps-to-its-neighbours`,
        `The room ${room} may import ${others.join(', ') || 'no other room'}, and never a door or what joins the rooms.`,
        { path: `^src/main/${room}/` },
        { path: '^src/main/', pathNot: `^src/main/(${[room, ...others].join('|')})/` },
      ),
    ),
    error('doors-are-outside', 'Only a door imports a door.', { path: '^src/', pathNot: '^src/main/doors/' }, { path: '^src/main/doors/' }),
    error(
      'everything-has-a-place',
      'This file is in no room and no door, and is not one of those that join them.',
      { path: '^src/', pathNot: known },
      {},
    ),
    error(
      'nothing-from-no-place',
      'The imported file is in no room and no door, and is not one of those that join them.',
      {},
      { path: '^src/', pathNot: known },
    ),
    error('no-circles', 'These files import each other in a circle.', {}, { circular: true }),
    error('no-orphans', 'Nothing imports this file, and it imports nothing.', { orphan: true, pathNot: ['\\.d\\.ts$', ...entries] }, {}),
    error(
      'all-is-reached',
      'No door and no screen leads to this file.',
      { path: entries },
      { path: '^src/', pathNot: ['\\.d\\.ts$', ...entries], reachable: false },
    ),
    error('no-broken-imports', 'The imported file is not there.', {}, { couldNotResolve: true }),
  ],
  options: {
    // Without this parser it finds no TypeScript 7, cruises nothing and passes.
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
