// `danmu`: words that fly over a video at their second, from end to start, in rows that do not overlap.
import { asNumber, asText, isRecord } from './properties.ts'

const FLIGHT_MS = 6_000
const ROW_HEIGHT_PX = 24
const ROWS_MAX = 8
const WAITING_MAX = 500

export interface Danmu {
  /** Tells where the video is, so that those of the seconds passed are shown. */
  tick(seconds: number): void
  /** Now, as `sendDanmu` does. */
  send(danmu: unknown): void
  replace(list: unknown): void
  turn(isOn: boolean): void
  clear(): void
}

interface Flight {
  text: string
  color: string
  seconds: number
}

const colorShape = /^(#[0-9a-f]{3,8}|[a-z]{3,20}|(rgb|hsl)a?\([\d\s.,%/]{3,40}\))$/i

function readFlight(value: unknown): Flight | null {
  if (!isRecord(value)) return null
  const text = asText(value.text).slice(0, 200)
  const color = asText(value.color)
  return text === '' ? null : { text, color: colorShape.test(color) ? color : '#fff', seconds: asNumber(value.time, 0) }
}

export function makeDanmu(layer: HTMLElement): Danmu {
  let list: Flight[] = []
  let isOn = false
  let last = -1
  const rowFreeAt: number[] = []

  function fly({ text, color }: Flight): void {
    if (!isOn || layer.childElementCount >= WAITING_MAX) return
    const width = layer.clientWidth
    const rows = Math.max(1, Math.min(ROWS_MAX, Math.floor(layer.clientHeight / ROW_HEIGHT_PX) - 1))
    const now = performance.now()
    let row = 0
    while (row < rows - 1 && (rowFreeAt[row] ?? 0) > now) row += 1
    const words = layer.ownerDocument.createElement('span')
    words.textContent = text
    words.style.color = color
    words.style.top = `${row * ROW_HEIGHT_PX + 4}px`
    layer.append(words)
    const path = width + words.offsetWidth
    rowFreeAt[row] = now + (FLIGHT_MS * (words.offsetWidth + 16)) / Math.max(1, path)
    const flight = words.animate(
      [{ transform: `translateX(${width}px)` }, { transform: `translateX(${-words.offsetWidth}px)` }],
      {
        duration: FLIGHT_MS,
      },
    )
    flight.onfinish = () => words.remove()
  }

  return {
    tick(seconds) {
      // A jump shows nothing of what lies between.
      if (isOn && seconds > last && seconds - last < 2) {
        for (const flight of list) if (flight.seconds > last && flight.seconds <= seconds) fly(flight)
      }
      last = seconds
    },
    send(danmu) {
      const flight = readFlight(danmu)
      if (flight) fly(flight)
    },
    replace(value) {
      list = Array.isArray(value)
        ? value
            .slice(0, 5_000)
            .map(readFlight)
            .filter((flight) => flight !== null)
        : []
    },
    turn(on) {
      isOn = on
      layer.hidden = !on
    },
    clear: () => layer.replaceChildren(),
  }
}
