// Where the device is. Granted by the member first; the browser asks once more by itself.
import type { HostCallArgs } from '../../bridge/index.ts'
import type { HostProgram } from '../doors.ts'
import { CallRefusal } from '../refusal.ts'
import { toChina } from './chinaShift.ts'

export function createLocation({ signal, tell, isAsleep }: HostProgram) {
  let watching: number | null = null
  const stop = (): void => {
    if (watching !== null) navigator.geolocation.clearWatch(watching)
    watching = null
  }
  signal.addEventListener('abort', stop)

  return {
    get({ type, isHighAccuracy, expireMs }: HostCallArgs<'location.get'>): Promise<unknown> {
      return new Promise((resolve, reject) => {
        navigator.geolocation.getCurrentPosition(
          ({ coords }) => resolve(shapeOf(coords, type)),
          (error) => reject(refusalOf(error)),
          { enableHighAccuracy: isHighAccuracy, timeout: expireMs >= 3000 ? expireMs : 20_000, maximumAge: 10_000 },
        )
      })
    },
    watch(on: boolean, type: string): void {
      stop()
      if (!on) return
      watching = navigator.geolocation.watchPosition(
        // Where the member went meanwhile is nobody's business.
        ({ coords }) => isAsleep?.() === true || tell('locationChange', shapeOf(coords, type)),
        (error) => tell('locationChangeError', { errMsg: refusalOf(error).reason }),
        { enableHighAccuracy: true },
      )
    },
  }
}

function shapeOf(coords: GeolocationCoordinates, type: string) {
  const { latitude, longitude } = type === 'gcj02' ? toChina(coords) : coords
  return {
    latitude,
    longitude,
    speed: coords.speed ?? -1,
    accuracy: coords.accuracy,
    altitude: coords.altitude ?? 0,
    verticalAccuracy: coords.altitudeAccuracy ?? 0,
    horizontalAccuracy: coords.accuracy,
  }
}

function refusalOf({ code }: GeolocationPositionError): CallRefusal {
  if (code === 1) return new CallRefusal('system permission denied', 2)
  return code === 3 ? new CallRefusal('timeout', 5) : new CallRefusal('locate fail', 404)
}
