// Which file a URL's path names, and the policy that the page comes with.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy, pageFileSegments, withNonce } from '../../../src/main/doors/page/index.ts'

describe('a URL’s path', () => {
  test('names a file by plain names', () => {
    expect(pageFileSegments('/')).toEqual(['index.html'])
    expect(pageFileSegments('/assets/main-B3d_x.js')).toEqual(['assets', 'main-B3d_x.js'])
    expect(pageFileSegments('/assets/%6dain.js')).toEqual(['assets', 'main.js'])
  })

  test('names nothing that leads elsewhere, whatever it is made of', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '%5c', '%00', '\0', ':', 'a', '.a', '%', '%252e', '~', ' ', 'C:')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const segments = pageFileSegments(`/${pieces.join('')}`) ?? []
        for (const segment of segments) expect(segment).toMatch(/^[^./\\:\0%][^/\\:\0%]*$/)
      }),
    )
  })
})

describe('the policy', () => {
  test('allows no script but the page’s own, and no frame', () => {
    const policy = contentSecurityPolicy({ nonce: 'abc', connect: ['ws://127.0.0.1:1'] })
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self' ws://127.0.0.1:1; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-src 'none'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types gantry-worker",
    )
  })
})

describe('the nonce', () => {
  test('goes into the head, or where the page left room for it', () => {
    expect(withNonce('<html><head lang="en"><title>x</title></head>', 'abc')).toBe(
      '<html><head lang="en">\n    <meta name="csp-nonce" content="abc"><title>x</title></head>',
    )
    expect(withNonce('<head><meta name="csp-nonce" content="" /></head>', 'abc')).toBe('<head><meta name="csp-nonce" content="abc"></head>')
    expect(withNonce('<header>x</header>', 'abc')).toBe('<header>x</header>')
  })
})
