// A newer Debian is taken from where this one comes from, whichever way its sources are written.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { debianSource, parseLine, parseStanzas, readSources, sourceText } from '../../../scripts/lib/apt-sources.mjs'

describe('a source on one line', () => {
  test('with options', () => {
    expect(
      parseLine('deb [arch=amd64 signed-by=/usr/share/keyrings/debian.gpg] http://mirror.example/debian/ bookworm main contrib'),
    ).toEqual([
      {
        uris: ['http://mirror.example/debian/'],
        suites: ['bookworm'],
        components: ['main', 'contrib'],
        signedBy: '/usr/share/keyrings/debian.gpg',
      },
    ])
  })

  test('without options, with a comment behind it', () => {
    expect(parseLine('deb http://mirror.example/debian bookworm main # ours')).toEqual([
      { uris: ['http://mirror.example/debian'], suites: ['bookworm'], components: ['main'] },
    ])
  })

  test.each(['', '# deb http://mirror.example/debian bookworm main', 'deb-src http://mirror.example/debian bookworm main'])(
    'is none in %o',
    (line) => expect(parseLine(line)).toEqual([]),
  )
})

describe('sources in stanzas', () => {
  test('with several suites, comments and a key file', () => {
    const text = [
      '# Ours',
      'Types: deb deb-src',
      '# Before: http://old.example/debian',
      'URIs: http://mirror.example/debian',
      'Suites: bookworm bookworm-updates',
      'Components: main',
      'Signed-By: /usr/share/keyrings/debian.gpg',
      '',
      'Types: deb-src',
      'URIs: http://sources.example/debian',
      'Suites: bookworm',
      'Components: main',
      '',
      'Types: deb',
      'Enabled: no',
      'URIs: http://off.example/debian',
      'Suites: bookworm',
      'Components: main',
    ].join('\n')
    expect(parseStanzas(text)).toEqual([
      {
        uris: ['http://mirror.example/debian'],
        suites: ['bookworm', 'bookworm-updates'],
        components: ['main'],
        signedBy: '/usr/share/keyrings/debian.gpg',
      },
    ])
  })

  test('with the key itself inside, which is carried over as it stands', () => {
    const key = '\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mDMEZ\n -----END PGP PUBLIC KEY BLOCK-----'
    const [source] = parseStanzas(`Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm\nComponents: main\nSigned-By:${key}\n`)
    expect(source && sourceText('trixie', source)).toBe(
      `Types: deb\nURIs: http://mirror.example/debian\nSuites: trixie\nComponents: main\nSigned-By: ${key}\n`,
    )
  })
})

describe("this Debian's own source", () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'apt-'))
    mkdirSync(path.join(folder, 'sources.list.d'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('is the one whose repository is signed as Debian, and not a stranger that uses the same suite', () => {
    writeFileSync(
      path.join(folder, 'sources.list'),
      'deb http://tools.example bookworm main\ndeb http://mirror.example/debian bookworm main\n',
    )
    const source = debianSource('bookworm', ['http://mirror.example/debian/'], readSources(folder))
    expect(source?.uris).toEqual(['http://mirror.example/debian'])
  })

  test('is missing where only strangers are listed', () => {
    writeFileSync(path.join(folder, 'sources.list.d', 'tools.list'), 'deb http://tools.example bookworm main\n')
    expect(debianSource('bookworm', ['http://mirror.example/debian/'], readSources(folder))).toBeUndefined()
  })

  test('is found among files of both formats, leaving out what apt leaves out', () => {
    writeFileSync(
      path.join(folder, 'sources.list.d', 'a.sources'),
      'Types: deb\nURIs: http://a.example\nSuites: bookworm\nComponents: main\n',
    )
    writeFileSync(path.join(folder, 'sources.list.d', 'b.list.save'), 'deb http://b.example bookworm main\n')
    expect(readSources(folder).flatMap(({ uris }) => uris)).toEqual(['http://a.example'])
  })
})
