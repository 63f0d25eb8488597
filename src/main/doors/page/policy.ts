// The content security policy of Gantry's page: its own files only, no inline script, no frames (ui.md 12.2).

export interface PolicyOptions {
  /** For the style elements that the page makes itself; fresh with each load. */
  readonly nonce: string
  /** Addresses beside its own that the page may connect to. */
  readonly connect?: readonly string[]
}

export function contentSecurityPolicy({ nonce, connect = [] }: PolicyOptions): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types gantry-worker',
  ].join('; ')
}

/** The headers of everything that the page is made of, whichever door serves it. */
export const pageHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  'cache-control': 'no-store',
} as const
