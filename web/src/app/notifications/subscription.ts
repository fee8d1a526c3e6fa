/** This browser's subscription to notifications: what it can, what it was allowed, and how the server hears of it. */
import type { Sync } from '../../sync/index.ts'

type Api = Sync['api']

/** `unsupported`: this browser, or this way of opening the app, knows no notifications. `denied`: the person said no. */
export type PushState = 'unsupported' | 'off' | 'denied' | 'on'

/** Who switched it on here: it stays on, also where the browser lost the subscription, and is nobody else's. */
const WISH = 'sampan.notifications'

const isSupported = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** Never waits for a service worker that is not coming, as in development. */
async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  if (!isSupported()) return undefined
  const found = await navigator.serviceWorker.getRegistration()
  return found && (await navigator.serviceWorker.ready)
}

export async function readPushState(memberId: string): Promise<PushState> {
  const worker = await registration()
  if (!worker) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  const isOn = Notification.permission === 'granted' && (await worker.pushManager.getSubscription()) !== null
  return isOn && localStorage.getItem(WISH) === memberId ? 'on' : 'off'
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

/** Asks the person, if nobody has yet. Must be called by a press. */
export async function switchPushOn(api: Api, memberId: string, publicKey: string): Promise<PushState> {
  const worker = await registration()
  if (!worker) return 'unsupported'
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'off'
  await tellServer(api, worker, publicKey)
  localStorage.setItem(WISH, memberId)
  return 'on'
}

export async function switchPushOff(api: Api): Promise<PushState> {
  localStorage.removeItem(WISH)
  await api.call('push.unsubscribe', {})
  await forgetPush()
  return 'off'
}

/** Ends the browser's own subscription: what is still sent to it comes to nothing. */
export async function forgetPush(): Promise<void> {
  const worker = await registration()
  for (const shown of (await worker?.getNotifications()) ?? []) shown.close()
  await (await worker?.pushManager.getSubscription())?.unsubscribe()
}

/** A subscription for another key of the server counts for nothing: it is made anew. */
async function tellServer(api: Api, worker: ServiceWorkerRegistration, publicKey: string): Promise<void> {
  const key = bytesOf(publicKey)
  const found = await worker.pushManager.getSubscription()
  const held = found?.options.applicationServerKey
  const fits = held instanceof ArrayBuffer && new Uint8Array(held).every((byte, index) => byte === key[index])
  if (found && !fits) await found.unsubscribe()
  const subscription =
    found && fits ? found : await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { endpoint, keys } = subscription.toJSON()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  await api.call('push.subscribe', {
    endpoint: endpoint ?? '',
    p256dh: keys?.p256dh ?? '',
    auth: keys?.auth ?? '',
    timeZone,
  })
}

/** Once a session: where a person wants notifications, browser and server agree on it again. */
export async function keepPush(api: Api, memberId: string): Promise<void> {
  const worker = await registration()
  if (!worker || localStorage.getItem(WISH) !== memberId || Notification.permission !== 'granted') return
  const { publicKey } = await api.call('push.getSettings', {})
  if (publicKey !== null) await tellServer(api, worker, publicKey)
}

/** What was shown of a place that a person looks at now. */
export async function clearShown(tag: string): Promise<void> {
  const worker = await registration()
  for (const shown of (await worker?.getNotifications({ tag })) ?? []) shown.close()
}
