// The root file system of the sample's image: one program, and a link to it for each of its tools.
import { applets } from './applets.ts'
import { type TarEntry, writeTar } from './write-tar.ts'

export function busyboxRoot(program: Uint8Array): Buffer {
  const folders = ['bin', 'etc', 'root', 'var', 'usr'].map((path): TarEntry => ({ kind: 'folder', path, mode: 0o755 }))
  const tools = applets.map((name): TarEntry => ({ kind: 'link', path: `bin/${name}`, to: 'busybox' }))
  return writeTar([
    ...folders,
    { kind: 'folder', path: 'tmp', mode: 0o1777 },
    {
      kind: 'file',
      path: 'etc/passwd',
      mode: 0o644,
      bytes: Buffer.from('root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n'),
    },
    { kind: 'file', path: 'etc/group', mode: 0o644, bytes: Buffer.from('root:x:0:\nnobody:x:65534:\n') },
    { kind: 'file', path: 'bin/busybox', mode: 0o755, bytes: program },
    ...tools,
  ])
}
