// The page's files, as both windows serve them.
export { findPageFile, pageFileSegments } from './find-page-file.ts'
export { type PageAnswer, pageAnswer, withNonce } from './page-answer.ts'
export { contentSecurityPolicy, pageHeaders } from './policy.ts'
