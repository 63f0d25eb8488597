// Where the window was when it was last closed, and whether that is still a place where it can be seen.
import { z } from '../../../shared/zod.ts'

const whole = z.number().int()

export const windowPlaceSchema = z.object({
  x: whole.optional(),
  y: whole.optional(),
  width: whole.min(200).max(20_000),
  height: whole.min(200).max(20_000),
  maximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof windowPlaceSchema>

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const smallestWindow = { width: 720, height: 480 } as const
const usual: WindowPlace = { width: 1_200, height: 780, maximized: false }

/** So much of the title bar must be within reach of the mouse. */
const grip = { width: 120, height: 24 } as const

/** The remembered place, made to fit the screens that there are now; in the middle of the first one otherwise. */
export function fitWindow(place: WindowPlace | undefined, screens: readonly Area[]): WindowPlace {
  const { x, y, width, height, maximized } = place ?? usual
  const screen = x === undefined || y === undefined ? undefined : screens.find((area) => canBeGripped({ x, y, width }, area))
  const room = screen ?? screens[0]
  const size = {
    width: Math.max(smallestWindow.width, Math.min(width, room?.width ?? width)),
    height: Math.max(smallestWindow.height, Math.min(height, room?.height ?? height)),
  }
  return screen ? { x, y, ...size, maximized } : { ...size, maximized }
}

function canBeGripped(window: { x: number; y: number; width: number }, screen: Area): boolean {
  const seen = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x)
  return seen >= grip.width && window.y >= screen.y && window.y + grip.height <= screen.y + screen.height
}
