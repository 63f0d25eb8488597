// Counts tests: what a check gives back, and how the reports of vitest and Playwright are read.
import { existsSync, readFileSync } from 'node:fs'

/**
 * @typedef {{passed: number, failed: number, skips: {what: string, reason: string}[]}} Tally
 */

/** @returns {Tally} */
export const passed = (count = 1) => ({ passed: count, failed: 0, skips: [] })
/** @returns {Tally} */
export const failed = (count = 1) => ({ passed: 0, failed: count, skips: [] })
/** @returns {Tally} */
export const skipped = (what, reason) => ({ passed: 0, failed: 0, skips: [{ what, reason }] })

/** @param {Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, each) => total + each.passed, 0),
    failed: tallies.reduce((total, each) => total + each.failed, 0),
    skips: tallies.flatMap((each) => each.skips),
  }
}

/**
 * Reads what a run of vitest left in `file`. A run that failed without a failed test (a file that can't be loaded, an error outside
 * of any test, no tests at all) counts as one failure.
 */
export function readVitest(file, code) {
  const report = readReport(file)
  if (!report) return failed()
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  const unloaded = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
  const count = (status) => tests.filter((test) => test.status === status).length
  return honest(code, {
    passed: count('passed'),
    failed: count('failed') + unloaded.length,
    skips: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName, status }) => ({ what: fullName, reason: `marked as ${status} in its file` })),
  })
}

/** The same for Playwright. A test that passed at a second try is no failure; the list above the totals names it as flaky. */
export function readPlaywright(file, code) {
  const report = readReport(file)
  if (!report) return failed()
  const skips = specsOf(report.suites)
    .flatMap(({ title, tests }) => tests.map((test) => ({ title, ...test })))
    .filter(({ status }) => status === 'skipped')
    .map(({ title, annotations }) => ({
      what: title,
      reason: annotations.find(({ description }) => description)?.description ?? 'not run',
    }))
  const { expected, flaky, unexpected } = report.stats
  return honest(code, { passed: expected + flaky, failed: unexpected, skips })
}

function honest(code, tally) {
  const isEmpty = tally.passed + tally.failed + tally.skips.length === 0
  return tally.failed === 0 && (code !== 0 || isEmpty) ? { ...tally, failed: 1 } : tally
}

function specsOf(suites = []) {
  return suites.flatMap(({ specs = [], suites: inner }) => [...specs, ...specsOf(inner)])
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
