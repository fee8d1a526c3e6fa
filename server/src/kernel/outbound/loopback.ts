/** This machine, for makers who try a program where its server runs. Only by the operator's word. */
import { isIP } from 'node:net'
import type { GuardedSurroundings } from './connections.ts'
import { isOwnAddress, isPublicAddress } from './publicAddress.ts'
import { resolveName } from './resolve.ts'

const isLoopbackAddress = (address: string): boolean =>
  address === '::1' || (isIP(address) === 4 && address.startsWith('127.'))

/** An address of this machine, by whatever port. */
export function isLoopback(text: string): boolean {
  const url = text.length <= 2048 ? URL.parse(text) : null
  if (!url || !['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol)) return false
  if (url.username !== '' || url.password !== '') return false
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return host === 'localhost' || isLoopbackAddress(host)
}

export function withLoopback(surroundings: GuardedSurroundings): GuardedSurroundings {
  const { resolve = resolveName, isAllowed = (address) => isPublicAddress(address) && !isOwnAddress(address) } =
    surroundings
  return {
    ...surroundings,
    resolve: async (name, signal) => (name === 'localhost' ? ['127.0.0.1', '::1'] : resolve(name, signal)),
    isAllowed: (address) => isLoopbackAddress(address) || isAllowed(address),
    ...(surroundings.portFor ? { portFor: surroundings.portFor } : {}),
  }
}
