import { describe, expect, it } from 'vitest'
import { type Follow, foldFollow, following, mostRows, newRows, shownRows } from '../../../../src/renderer/components/log-view/follow.ts'

const paused = (extent: { first: number; end: number }): Follow => foldFollow(following, { type: 'pause', reason: 'scroll' }, extent)

describe('following and pausing', () => {
  it('shows the newest rows while it follows', () => {
    expect(shownRows(following, { first: 40, end: 90 })).toEqual({ first: 40, end: 90 })
    expect(newRows(following, { first: 40, end: 90 })).toBe(0)
  })

  it('freezes what is on show, whatever comes in or is let go', () => {
    const state = paused({ first: 10, end: 100 })
    expect(shownRows(state, { first: 80, end: 5000 })).toEqual({ first: 10, end: 100 })
    expect(newRows(state, { first: 80, end: 5000 })).toBe(4900)
  })

  it('does not go on by itself: not by scrolling to the end, nor by another pause', () => {
    let state = paused({ first: 0, end: 100 })
    state = foldFollow(state, { type: 'reachedEnd' }, { first: 0, end: 150 })
    expect(state.mode).toBe('paused')
    expect(shownRows(state, { first: 0, end: 170 })).toEqual({ first: 0, end: 150 })
    expect(foldFollow(state, { type: 'pause', reason: 'key' }, { first: 0, end: 150 })).toBe(state)
  })

  it('goes on with End, the pill, and the toggle', () => {
    const state = paused({ first: 0, end: 100 })
    expect(foldFollow(state, { type: 'resume' }, { first: 0, end: 100 })).toEqual(following)
    expect(foldFollow(state, { type: 'toggle' }, { first: 0, end: 100 })).toEqual(following)
    expect(foldFollow(following, { type: 'toggle' }, { first: 0, end: 100 }).mode).toBe('paused')
  })

  it('shows a search hit that lies beyond what was frozen', () => {
    const state = foldFollow(paused({ first: 0, end: 100 }), { type: 'goTo', row: 130, reason: 'search' }, { first: 0, end: 200 })
    expect(shownRows(state, { first: 0, end: 300 })).toEqual({ first: 0, end: 200 })
  })

  it('takes the rows of a new filter, and stays paused', () => {
    const state = foldFollow(paused({ first: 500, end: 900 }), { type: 'reset' }, { first: 0, end: 12 })
    expect(state.mode).toBe('paused')
    expect(shownRows(state, { first: 0, end: 12 })).toEqual({ first: 0, end: 12 })
  })

  it('never asks for a list taller than the browser can draw', () => {
    const state = foldFollow(paused({ first: 0, end: 100 }), { type: 'reachedEnd' }, { first: 1_000_000, end: 1_200_000 })
    const { first, end } = shownRows(state, { first: 1_000_000, end: 1_200_000 })
    expect(end - first).toBeLessThanOrEqual(mostRows)
    expect(mostRows * 20).toBeLessThan(33_554_428)
  })
})
