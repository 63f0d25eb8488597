// The only importer of zod: the strict CSP of the window forbids zod's eval probe, so it must be
// switched off before the first schema is defined (environment.md, "Traps").
import { z } from 'zod'

z.config({ jitless: true })

export { z }
