// `map`: Leaflet over the operator's own tiles. Places are told as they are given; the member's own place is the
// program's to ask for.
import L from 'leaflet'
import type { ElementContext, ElementController } from '../../element.ts'
import { makeIcon, makePart } from '../parts.ts'
import { asNumber, asText, isRecord, keepProperties } from '../properties.ts'
import { openRoom } from '../room.ts'
import { playerWords } from '../words.ts'
import { mapCss } from './map.css.ts'
import { makeMarks, spot } from './marks.ts'
import { readList, readPoint, readPoints } from './read.ts'
import { makeTiles } from './tiles.ts'

const scaleMin = 3
const scaleMax = 20
const needle = 'M12 2 16 12 12 22 8 12Z'

export function makeMap(context: ElementContext): ElementController {
  const { document, host } = context
  const words = playerWords(document)
  const room = openRoom(host, mapCss)
  const sea = makePart(document, 'mp-map')
  sea.setAttribute('role', 'application')
  sea.setAttribute('aria-label', words.map)
  sea.dir = 'ltr'
  const content = makePart(document, 'mp-map-content')
  content.append(document.createElement('slot'))
  const thanks = makePart(document, 'mp-map-thanks')
  thanks.hidden = true
  const compass = makePart(document, 'mp-map-compass')
  compass.append(makeIcon(document, needle))
  compass.hidden = true
  const ruler = makePart(document, 'mp-map-scale')
  ruler.hidden = true
  ruler.dir = 'ltr'
  thanks.dir = 'auto'
  const controls = makePart(document, 'mp-map-controls')
  room.append(sea, thanks, compass, ruler, controls, content)

  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = L.map(sea, {
    attributionControl: false,
    zoomControl: false,
    minZoom: scaleMin,
    maxZoom: 19,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    inertia: !calm,
    worldCopyJump: true,
    doubleClickZoom: false,
    trackResize: false,
  })
  const marks = makeMarks(context, map)
  let watch: ResizeObserver | null = null
  let isAttached = false
  let cause: 'drag' | 'scale' | 'update' = 'update'
  let isMoving = false
  let isReady = false

  const tell = (type: string, detail: unknown) => context.emit(type, detail, { bubbles: false })
  const point = (value: L.LatLng) => ({ latitude: value.lat, longitude: value.lng })
  const properties = keepProperties((name) => {
    if (isAttached) apply(name)
  })

  const flags: Record<string, () => { enable(): unknown; disable(): unknown } | undefined> = {
    enableScroll: () => map.dragging,
    enableZoom: () => map.scrollWheelZoom,
  }

  function apply(name: string): void {
    if (name === 'latitude' || name === 'longitude') center()
    else if (name === 'scale') {
      cause = 'update'
      map.setZoom(scale(), { animate: !calm })
    } else if (name === 'markers') marks.markers(properties.get('markers'))
    else if (name === 'polyline') marks.polylines(properties.get('polyline'))
    else if (name === 'polygons') marks.polygons(properties.get('polygons'))
    else if (name === 'circles') marks.circles(properties.get('circles'))
    else if (name === 'includePoints') include(properties.get('includePoints'), [24, 24, 24, 24])
    else if (name === 'controls') drawControls()
    else if (name === 'showCompass') compass.hidden = !properties.isOn('showCompass')
    else if (name === 'showScale') drawRuler()
    else if (name === 'minScale') map.setMinZoom(Math.max(scaleMin, properties.number('minScale', scaleMin)))
    else if (name === 'maxScale') map.setMaxZoom(Math.min(19, properties.number('maxScale', 19)))
    else if (name in flags) {
      const isOn = properties.isOn(name, true)
      const parts = name === 'enableZoom' ? [map.scrollWheelZoom, map.touchZoom] : [map.dragging]
      for (const part of parts) isOn ? part.enable() : part.disable()
    }
  }

  const scale = () => Math.min(scaleMax, Math.max(scaleMin, properties.number('scale', 16)))

  let isCentering = false
  /** Latitude and longitude come one after the other and mean one place. */
  function center(): void {
    if (isCentering) return
    isCentering = true
    queueMicrotask(() => {
      isCentering = false
      const at = readPoint({ latitude: properties.get('latitude'), longitude: properties.get('longitude') })
      if (!at || !isAttached) return
      cause = 'update'
      map.setView(spot(at), map.getZoom() ?? scale(), { animate: !calm })
    })
  }

  function include(value: unknown, padding: unknown): void {
    const points = readPoints(value).map(spot)
    if (points.length === 0) return
    const [top = 0, right = 0, bottom = 0, left = 0] = Array.isArray(padding)
      ? [0, 1, 2, 3].map((at) => asNumber(padding[at] ?? padding[0], 0))
      : []
    cause = 'update'
    map.fitBounds(L.latLngBounds(points), {
      paddingTopLeft: [left, top],
      paddingBottomRight: [right, bottom],
      animate: !calm,
    })
  }

  function drawControls(): void {
    controls.replaceChildren()
    for (const given of readList(properties.get('controls'))) {
      const place = isRecord(given.position) ? given.position : {}
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'mp-map-control'
      button.setAttribute('aria-label', asText(given.ariaLabel, String(given.id ?? '')))
      button.style.left = `${asNumber(place.left, 0)}px`
      button.style.top = `${asNumber(place.top, 0)}px`
      const picture = document.createElement('img')
      picture.alt = ''
      picture.onload = () => {
        button.style.width = `${asNumber(place.width, picture.naturalWidth)}px`
        button.style.height = `${asNumber(place.height, picture.naturalHeight)}px`
      }
      button.append(picture)
      context.resolveMedia(asText(given.iconPath), 'image').then(
        (address) => {
          picture.src = address
        },
        () => {},
      )
      button.addEventListener('click', (event) => {
        event.stopPropagation()
        if (given.clickable !== false) tell('controltap', { controlId: given.id })
      })
      controls.append(button)
    }
  }

  function drawRuler(): void {
    ruler.hidden = !properties.isOn('showScale')
    if (ruler.hidden) return
    const middle = map.getSize().y / 2
    const metres = map.containerPointToLatLng([0, middle]).distanceTo(map.containerPointToLatLng([100, middle]))
    const power = 10 ** Math.floor(Math.log10(metres))
    const first = metres / power
    const round = (first >= 5 ? 5 : first >= 2 ? 2 : 1) * power
    ruler.style.width = `${Math.round((round / metres) * 100)}px`
    ruler.textContent = round >= 1_000 ? `${round / 1_000} km` : `${round} m`
  }

  function region() {
    const bounds = map.getBounds()
    return { southwest: point(bounds.getSouthWest()), northeast: point(bounds.getNorthEast()) }
  }

  const tellRegion = (type: 'begin' | 'end') => {
    // The first view is no change, and has no place before it.
    if (!isReady) return
    tell('regionchange', {
      type,
      causedBy: type === 'begin' && cause !== 'update' ? 'gesture' : cause,
      rotate: 0,
      skew: 0,
      scale: map.getZoom(),
      centerLocation: point(map.getCenter()),
      region: region(),
    })
  }
  map.on('dragstart', () => {
    cause = 'drag'
  })
  map.on('zoomstart', () => {
    if (!isMoving && cause !== 'update') cause = 'scale'
  })
  map.on('movestart', () => {
    if (!isMoving) tellRegion('begin')
    isMoving = true
  })
  map.on('moveend', () => {
    isMoving = false
    drawRuler()
    tellRegion('end')
    cause = 'scale'
  })
  map.on('click', ({ latlng }) => tell('tap', point(latlng.wrap())))

  const methods: Record<string, (args: Record<string, unknown>) => unknown> = {
    getCenterLocation: () => point(map.getCenter().wrap()),
    getRegion: region,
    getScale: () => ({ scale: map.getZoom() }),
    getRotate: () => ({ rotate: 0 }),
    getSkew: () => ({ skew: 0 }),
    moveToLocation: (args) => {
      const at =
        readPoint(args) ?? readPoint({ latitude: properties.get('latitude'), longitude: properties.get('longitude') })
      if (at) map.panTo(spot(at), { animate: !calm })
    },
    includePoints: (args) => include(args.points, args.padding),
    translateMarker: async (args) => {
      const to = readPoint(args.destination)
      if (to) await marks.move(args.markerId, [to], Math.min(60_000, asNumber(args.duration, 1_000)))
    },
    moveAlong: async (args) => {
      await marks.move(args.markerId, readPoints(args.path), Math.min(600_000, asNumber(args.duration, 1_000)))
    },
    addMarkers: (args) => marks.addMarkers(args.markers, args.clear === true),
    removeMarkers: (args) => marks.removeMarkers(args.markerIds),
    toScreenLocation: (args) => {
      const at = readPoint(args)
      if (!at) throw new Error('invalid data')
      const { x, y } = map.latLngToContainerPoint(spot(at))
      return { x, y }
    },
    fromScreenLocation: (args) => point(map.containerPointToLatLng([asNumber(args.x, 0), asNumber(args.y, 0)])),
    setCenterOffset: () => ({}),
  }

  return {
    tag: context.tag,
    content: host,
    set: properties.set,
    attached() {
      isAttached = true
      const at = readPoint({ latitude: properties.get('latitude'), longitude: properties.get('longitude') })
      // Without a place WeChat shows Beijing.
      map.setView(spot(at ?? { latitude: 39.92, longitude: 116.46 }), scale(), { animate: false })
      isReady = true
      for (const name of [
        'markers',
        'polyline',
        'polygons',
        'circles',
        'controls',
        'showCompass',
        'showScale',
        'minScale',
        'maxScale',
        'enableScroll',
        'enableZoom',
        'includePoints',
      ]) {
        if (properties.get(name) !== undefined) apply(name)
      }
      context.callHost('map.facts', {}).then(
        (facts) => {
          if (!isAttached || !isRecord(facts) || facts.hasTiles !== true) return
          makeTiles(context).addTo(map)
          thanks.textContent = asText(facts.attribution)
          thanks.hidden = thanks.textContent === ''
        },
        () => {},
      )
      watch = new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false }))
      watch.observe(sea)
      tell('updated', {})
    },
    detached() {
      isAttached = false
      watch?.disconnect()
      map.remove()
    },
    invoke(method, args) {
      const act = Object.hasOwn(methods, method) ? methods[method] : undefined
      if (!act) throw new Error(`map has no ${method}`)
      return act(isRecord(args) ? args : {})
    },
  }
}
