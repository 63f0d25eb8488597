// The page's files, as both windows serve them.
export { pageFileSegments } from './find-page-file.ts'
export { pageAnswer, withNonce } from './page-answer.ts'
export { contentSecurityPolicy, pageHeaders } from './policy.ts'
