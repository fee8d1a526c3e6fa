// Markers with their callouts and labels, lines, areas and circles.
import L from 'leaflet'
import type { ElementContext } from '../../element.ts'
import { asBoolean, asNumber, asText, isRecord } from '../properties.ts'
import { type Point, readColor, readList, readPoint, readPoints, readPx } from './read.ts'

export const spot = ({ latitude, longitude }: Point): L.LatLngTuple => [latitude, longitude]

export interface Marks {
  markers(value: unknown): void
  addMarkers(value: unknown, clear: boolean): void
  removeMarkers(ids: unknown): void
  polylines(value: unknown): void
  polygons(value: unknown): void
  circles(value: unknown): void
  move(id: unknown, path: Point[], durationMs: number): Promise<void>
  drawCallouts(): void
}

interface Mark {
  id: unknown
  marker: L.Marker
  callout: HTMLElement | null
  isAlways: boolean
  isOpen: boolean
}

const pinPath =
  'M12 0C5.9 0 1 4.9 1 11c0 7.7 9.3 19 10.2 20.2a1 1 0 0 0 1.6 0C13.700 30 23 18.700 23 11 23 4.900 18.100 0 12 0Zm0 15a4 4 0 1 1 0-8 4 4 0 0 1 0 8Z'

export function makeMarks(context: ElementContext, map: L.Map): Marks {
  const { document } = context
  const marks: Mark[] = []
  const lines = L.layerGroup().addTo(map)
  const areas = L.layerGroup().addTo(map)
  const rounds = L.layerGroup().addTo(map)
  const tell = (type: string, detail: unknown) => context.emit(type, detail, { bubbles: false })
  const px = (value: unknown, otherwise: number) => readPx(value, otherwise, context.page.widthPx)

  function make(given: Record<string, unknown>): Mark | null {
    const at = readPoint(given)
    if (!at) return null
    const id = given.id ?? given.markerId
    const box = document.createElement('div')
    box.className = 'mp-marker'
    box.tabIndex = 0
    box.setAttribute('role', 'button')
    box.setAttribute('aria-label', asText(given.ariaLabel) || asText(given.title) || asText(labelText(given)) || '•')
    const width = px(given.width, 0)
    const height = px(given.height, 0)
    const anchor = isRecord(given.anchor) ? given.anchor : {}
    const [anchorX, anchorY] = [asNumber(anchor.x, 0.5), asNumber(anchor.y, 1)]
    const place = (wide: number, high: number) => {
      const picture = box.firstElementChild
      if (!(picture instanceof HTMLElement || picture instanceof SVGElement)) return
      picture.style.width = `${wide}px`
      picture.style.height = `${high}px`
      picture.style.left = `${-wide * anchorX}px`
      picture.style.top = `${-high * anchorY}px`
      picture.style.transform = `rotate(${asNumber(given.rotate, 0)}deg)`
      picture.style.opacity = String(asNumber(given.alpha, 1))
      const callout = box.querySelector<HTMLElement>('.mp-callout')
      if (callout) callout.style.bottom = `${high * anchorY + 6 - asNumber(callout.dataset.y, 0)}px`
    }
    const source = asText(given.iconPath)
    if (source === '') {
      const pin = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
      pin.setAttribute('viewBox', '0 0 24 32')
      const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
      path.setAttribute('d', pinPath)
      path.setAttribute('fill', '#f5534f')
      pin.append(path)
      box.append(pin)
    } else {
      const picture = document.createElement('img')
      picture.alt = ''
      picture.draggable = false
      picture.onload = () => place(width || picture.naturalWidth, height || picture.naturalHeight)
      context.resolveMedia(source, 'image').then(
        (address) => {
          picture.src = address
        },
        () => {},
      )
      box.append(picture)
    }
    const callout = makeCallout(given.callout)
    if (callout) box.append(callout.element)
    const label = makeLabel(given.label)
    if (label) box.append(label)
    place(width || 24, height || 32)

    const marker = L.marker(spot(at), {
      icon: L.divIcon({ html: box, className: '', iconSize: [0, 0] }),
      zIndexOffset: asNumber(given.zIndex, 0) * 1_000,
      keyboard: false,
    })
    const mark: Mark = {
      id,
      marker,
      callout: callout?.element ?? null,
      isAlways: callout?.isAlways ?? false,
      isOpen: callout?.isAlways ?? false,
    }
    const tapped = (event: Event) => {
      event.stopPropagation()
      const { target } = event
      if (target instanceof Node && callout?.element.contains(target)) tell('callouttap', { markerId: id })
      else if (target instanceof Node && label?.contains(target)) tell('labeltap', { markerId: id })
      else {
        for (const other of marks) other.isOpen = other.isAlways || (other === mark && !other.isOpen)
        show()
        tell('markertap', { markerId: id })
      }
    }
    box.addEventListener('click', tapped)
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') tapped(event)
    })
    return mark
  }

  function makeCallout(value: unknown): { element: HTMLElement; isAlways: boolean } | null {
    if (!isRecord(value) || asText(value.content) === '') return null
    const element = document.createElement('div')
    element.className = 'mp-callout'
    element.textContent = asText(value.content)
    write(element, value)
    element.dataset.y = String(asNumber(value.anchorY, 0))
    element.style.transform = `translateX(calc(-50% + ${asNumber(value.anchorX, 0)}px))`
    element.style.left = '0'
    return { element, isAlways: value.display === 'ALWAYS' }
  }

  function makeLabel(value: unknown): HTMLElement | null {
    if (!isRecord(value) || asText(value.content) === '') return null
    const element = document.createElement('div')
    element.className = 'mp-map-label'
    element.textContent = asText(value.content)
    write(element, value)
    element.style.left = `${asNumber(value.anchorX ?? value.x, 0)}px`
    element.style.top = `${asNumber(value.anchorY ?? value.y, 0)}px`
    return element
  }

  function write(element: HTMLElement, value: Record<string, unknown>): void {
    const { style } = element
    style.color = readColor(value.color, '#000')
    style.fontSize = `${px(value.fontSize, 12)}px`
    style.padding = `${px(value.padding, 0)}px`
    style.borderRadius = `${px(value.borderRadius, 0)}px`
    const background = readColor(value.bgColor, '')
    if (background !== '') style.backgroundColor = background
    const border = px(value.borderWidth, 0)
    if (border > 0) style.border = `${border}px solid ${readColor(value.borderColor, '#000')}`
    if (value.textAlign === 'center' || value.textAlign === 'right') style.textAlign = value.textAlign
  }

  function show(): void {
    for (const { callout, isOpen } of marks) if (callout) callout.hidden = !isOpen
  }

  function remove(mark: Mark): void {
    mark.marker.remove()
    marks.splice(marks.indexOf(mark), 1)
  }

  function addMarkers(value: unknown, clear: boolean): void {
    if (clear) for (const mark of [...marks]) remove(mark)
    for (const given of readList(value)) {
      const id = given.id ?? given.markerId
      const known = id === undefined ? undefined : marks.find((mark) => mark.id === id)
      if (known) remove(known)
      const mark = make(given)
      if (!mark) continue
      marks.push(mark)
      mark.marker.addTo(map)
    }
    show()
  }

  return {
    markers: (value) => addMarkers(value, true),
    addMarkers,
    removeMarkers(ids) {
      const gone = new Set(Array.isArray(ids) ? ids.map(String) : [])
      for (const mark of [...marks]) if (gone.has(String(mark.id))) remove(mark)
    },
    polylines(value) {
      lines.clearLayers()
      for (const line of readList(value)) {
        const points = readPoints(line.points).map(spot)
        const weight = Math.min(60, asNumber(line.width, 2))
        const borderWidth = asNumber(line.borderWidth, 0)
        if (borderWidth > 0) {
          const color = readColor(line.borderColor, '#000')
          L.polyline(points, { color, weight: weight + borderWidth * 2, interactive: false }).addTo(lines)
        }
        L.polyline(points, {
          color: readColor(line.color, '#000'),
          weight,
          ...(asBoolean(line.dottedLine) ? { dashArray: `${weight * 2} ${weight * 2}` } : {}),
        })
          .on('click', (event) => {
            L.DomEvent.stopPropagation(event)
            tell('polylinetap', { polylineId: line.id ?? 0 })
          })
          .addTo(lines)
      }
    },
    polygons(value) {
      areas.clearLayers()
      for (const area of readList(value)) {
        L.polygon(readPoints(area.points).map(spot), {
          color: readColor(area.strokeColor, '#000'),
          weight: asNumber(area.strokeWidth, 1),
          stroke: asNumber(area.strokeWidth, 1) > 0,
          fillColor: readColor(area.fillColor, 'transparent'),
          fillOpacity: 1,
        })
          .on('click', (event) => {
            L.DomEvent.stopPropagation(event)
            tell('polygontap', { polygonId: area.id ?? 0 })
          })
          .addTo(areas)
      }
    },
    circles(value) {
      rounds.clearLayers()
      for (const round of readList(value)) {
        const at = readPoint(round)
        if (!at) continue
        L.circle(spot(at), {
          radius: Math.max(0, asNumber(round.radius, 0)),
          color: readColor(round.color, '#000'),
          weight: asNumber(round.strokeWidth, 1),
          stroke: asNumber(round.strokeWidth, 1) > 0,
          fillColor: readColor(round.fillColor, 'transparent'),
          fillOpacity: 1,
          interactive: false,
        }).addTo(rounds)
      }
    },
    async move(id, path, durationMs) {
      const mark = marks.find((each) => String(each.id) === String(id))
      if (!mark) throw new Error('marker is not found')
      const stops = [{ latitude: mark.marker.getLatLng().lat, longitude: mark.marker.getLatLng().lng }, ...path]
      const begun = context.now()
      await new Promise<void>((resolve) => {
        const step = () => {
          const part = durationMs > 0 ? Math.min(1, (context.now() - begun) / durationMs) : 1
          const at = part * (stops.length - 1)
          const from = stops[Math.floor(at)]
          const to = stops[Math.min(stops.length - 1, Math.floor(at) + 1)]
          if (from && to) {
            const rest = at - Math.floor(at)
            mark.marker.setLatLng([
              from.latitude + (to.latitude - from.latitude) * rest,
              from.longitude + (to.longitude - from.longitude) * rest,
            ])
          }
          if (part >= 1) resolve()
          else requestAnimationFrame(step)
        }
        step()
      })
    },
    drawCallouts: show,
  }
}

const labelText = (given: Record<string, unknown>): unknown =>
  (isRecord(given.callout) && given.callout.content) || (isRecord(given.label) && given.label.content)
