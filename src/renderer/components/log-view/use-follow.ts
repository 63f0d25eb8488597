// The state of following, folded over what there is now.
import { useCallback, useReducer, useRef } from 'react'
import { type Extent, type Follow, type FollowEvent, foldFollow, following } from './follow.ts'

interface Told {
  readonly event: FollowEvent
  readonly extent: Extent
}

export function useFollow(extent: Extent): readonly [Follow, (event: FollowEvent) => void] {
  const latest = useRef(extent)
  latest.current = extent
  const [state, tell] = useReducer((was: Follow, { event, extent: now }: Told) => foldFollow(was, event, now), following)
  const dispatch = useCallback((event: FollowEvent) => tell({ event, extent: latest.current }), [])
  return [state, dispatch]
}
