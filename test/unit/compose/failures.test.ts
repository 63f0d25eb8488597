// Every failure that was captured from the real tools becomes a fault that names the thing (compose.md 1.2).
import { describe, expect, test } from 'vitest'
import { failedStep, instructionLines, markedLines } from '../../../src/main/compose/failure/build-failure.ts'
import { dependencyFailure } from '../../../src/main/compose/failure/dependency-failure.ts'
import { exitCodeWords } from '../../../src/main/compose/failure/exit-code.ts'
import { explainFileFailure } from '../../../src/main/compose/failure/file-failures.ts'
import { composeWords } from '../../../src/main/compose/failure/message.ts'
import { explainRunFailure } from '../../../src/main/compose/failure/run-failures.ts'

describe('files', () => {
  test.each([
    ['error while interpolating services.s.labels.v: required variable DB_PASS is missing a value: set it', 'compose.variable', 'DB_PASS'],
    ['required variable V is missing a value: m', 'compose.variable', 'V'],
    [
      'invalid interpolation format for services.s.labels.v.\nYou may need to escape any $ with another $.\n${A.B}',
      'compose.invalid',
      'services.s.labels.v',
    ],
    ['env file /p/missing.env not found: stat /p/missing.env: no such file or directory', 'compose.envFile', '/p/missing.env'],
    ["Couldn't find env file: /p/nope.env", 'compose.envFile', '/p/nope.env'],
    ['failed to read /p/.env: line 1: key cannot contain a space', 'compose.envFile', '/p/.env'],
    ['dependency cycle detected: a -> b -> a', 'compose.cycle', 'a -> b -> a'],
    ['service "a" depends on undefined service "ghost": invalid compose project', 'compose.reference', 'ghost'],
    ['service "a" refers to undefined volume nope: invalid compose project', 'compose.reference', 'nope'],
    ['service "a" has neither an image nor a build context specified: invalid compose project', 'compose.invalid', 'The service a'],
    ['validating /p/c.yaml: services.a Additional property foo is not allowed', 'compose.invalid', '"foo"'],
    ["validating /p/c.yaml: services.a additional properties 'prots', 'foo' not allowed", 'compose.invalid', '"prots", "foo"'],
    ['validating /p/c.yaml: (root) Additional property servces is not allowed', 'compose.invalid', '"servces"'],
    ["validating /p/c.yaml:  additional properties 'servces' not allowed", 'compose.invalid', '"servces"'],
    ['validating /p/c.yaml: services.a.ports must be a list', 'compose.invalid', 'services.a.ports must be a list'],
    ['validating /p/c.yaml: services.a.ports must be a array', 'compose.invalid', 'services.a.ports must be a list'],
    ['Invalid hostPort: 99999', 'compose.invalid', '99999'],
    ["services.s: can't set distinct values on 'mem_limit' and 'deploy.resources.limits.memory'", 'compose.invalid', 'mem_limit'],
    ['empty compose file', 'compose.empty', 'empty'],
    ['open /p/x.yaml: no such file or directory', 'stack.filesMissing', 'compose file'],
    ['something that nobody has seen yet', 'compose.invalid', 'can not use this stack'],
  ])('%s', (words, code, named) => {
    const fault = explainFileFailure(words)
    expect(fault.code).toBe(code)
    expect(fault.message).toContain(named)
    expect(fault.hint).toBeTruthy()
  })
})

describe('runs', () => {
  test.each([
    [
      'Error response from daemon: driver failed programming external connectivity on endpoint rc-fail-a-1 (88da): Bind for 0.0.0.0:18099 failed: port is already allocated',
      'port.taken',
      'Port 18099 is taken by another container, so rc-fail-a-1',
    ],
    [
      'Error response from daemon: driver failed programming external connectivity on endpoint rc-fail-a-1 (3dc4): Error starting userland proxy: listen tcp4 127.0.0.1:18098: bind: address already in use',
      'port.taken',
      'Port 18098 on 127.0.0.1 is taken by another program',
    ],
    [
      'Error response from daemon: Conflict. The container name "/rc-taken" is already in use by container "88d1aabbccddeeff".',
      'name.taken',
      'rc-taken',
    ],
    [
      'Error response from daemon: manifest for 127.0.0.1:5000/x:nope not found: manifest unknown: manifest unknown',
      'image.notFound',
      '127.0.0.1:5000/x:nope',
    ],
    [
      'Error response from daemon: Get "https://registry.example/v2/": dial tcp: lookup registry.example on 10.0.0.1:53: no such host',
      'registry.unreachable',
      'registry.example',
    ],
    [
      "Error response from daemon: pull access denied for secret/x, repository does not exist or may require 'docker login'",
      'registry.denied',
      'secret/x',
    ],
    ['Error response from daemon: No such image: rc-nope/none:1', 'image.notFound', 'rc-nope/none:1'],
    ["unable to get image 'busybox:': Error response from daemon: invalid reference format", 'image.invalid', 'busybox:'],
    [
      'Error response from daemon: failed to create task: OCI runtime create failed: runc: exec: "/no/such": stat /no/such: no such file or directory: unknown',
      'command.notFound',
      '/no/such',
    ],
    [
      'error mounting "/p/nginx.conf" to rootfs: not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)?',
      'mount.wrongKind',
      '/p/nginx.conf',
    ],
    [
      'Error response from daemon: invalid mount config for type "bind": bind source path does not exist: /p/missing',
      'mount.missing',
      '/p/missing',
    ],
    ['Error response from daemon: network rc-nonet not found', 'network.missing', 'rc-nonet'],
    ['network rc-nonet declared as external, but could not be found', 'network.missing', 'rc-nonet'],
    ['external volume "rc-novol" not found', 'volume.missing', 'rc-novol'],
    ['Error response from daemon: Minimum memory limit allowed is 6MB', 'limit.refused', '6MB'],
    ['write /var/lib/docker/tmp/x: no space left on device', 'disk.full', 'full'],
    ['exec /entry.sh: exec format error', 'image.platform', 'processor'],
    ['Cannot connect to the Docker daemon at unix:///x.sock. Is the docker daemon running?', 'engine.unreachable', 'stopped answering'],
    [
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
      'engine.denied',
      'may not be used',
    ],
    ['compose build requires buildx 0.17 or later', 'tool.tooOld', '0.17'],
  ])('%s', (words, code, named) => {
    const fault = explainRunFailure(words)
    expect(fault?.code).toBe(code)
    expect(fault?.message).toContain(named)
    expect(fault?.detail).toBe(words)
  })
  test('what is not known is left to others', () => {
    expect(explainRunFailure('something else')).toBeUndefined()
  })
})

describe('dependencies', () => {
  test.each([
    ['dependency failed to start: container rc-db-1 is unhealthy', { kind: 'unhealthy', container: 'rc-db-1' }],
    ['dependency failed to start: container rc-db-1 exited (4)', { kind: 'exited', container: 'rc-db-1', exitCode: 4 }],
    ['service "init" didn\'t complete successfully: exit 3', { kind: 'incomplete', service: 'init', exitCode: 3 }],
  ])('%s', (words, expected) => {
    expect(dependencyFailure(words)).toEqual(expected)
  })
})

describe('the last words of Compose', () => {
  test('2.26: plain error beside progress and logfmt warnings', () => {
    const words = composeWords(
      'time="2026-11-21T02:00:00Z" level=warning msg="The \\"TAGX\\" variable is not set. Defaulting to a blank string."\n Container a-1  Starting\nError response from daemon: no',
    )
    expect(words).toEqual({
      error: 'Error response from daemon: no',
      warnings: ['The "TAGX" variable is not set. Defaulting to a blank string.'],
    })
  })
  test('2.29 and later: JSON', () => {
    const words = composeWords(
      '{"level":"warning","msg":"w","time":"t"}\n{"id":"Container x","status":"Starting"}\n{"error":true,"message":"a \\u003e b"}',
    )
    expect(words).toEqual({ error: 'a > b', warnings: ['w'] })
  })
})

describe('a failed build', () => {
  const output =
    '#5 [web 2/3] RUN echo hi\n#5 DONE 0.2s\n\n#6 [web 3/3] RUN echo one &&   false\n#6 0.132 one\n#6 ERROR: process "/bin/sh -c echo one &&   false" did not complete successfully: exit code: 1\n'
  test('names its service and instruction', () => {
    expect(failedStep(output)).toMatchObject({ service: 'web', instruction: 'RUN echo one &&   false', lastWords: 'one' })
  })
  test('is found in the Dockerfile over line ends and comments', () => {
    const dockerfile = '# syntax\nFROM busybox\nRUN echo hi\nRUN echo one && \\\n  # why\n  false\n'
    expect(instructionLines(dockerfile, 'RUN echo one &&   false')).toEqual({ from: 4, to: 6 })
  })
  test('of a newer Compose carries its lines', () => {
    expect(markedLines('Dockerfile.bad:3\n--------------------\n   2 |     COPY …\n   3 | >>> RUN …\n   4 | >>>   x\n')).toEqual({
      file: 'Dockerfile.bad',
      from: 3,
      to: 4,
    })
  })
})

test.each([
  [1, false, 'code 1 (the program reported a failure)'],
  [137, false, 'code 137 (killed)'],
  [137, true, 'code 137 (out of memory)'],
  [142, false, 'code 142 (ended by signal 14)'],
  [7, false, 'code 7'],
])('exit code %i in words', (code, outOfMemory, words) => {
  expect(exitCodeWords(code, outOfMemory)).toBe(words)
})
