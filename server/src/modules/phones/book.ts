/** How a number is kept: found again by a keyed hash, and read by nobody without the key. */
import { createHmac } from 'node:crypto'
import type { Vault } from '../accounts/index.ts'

export interface PhoneBook {
  /** The same for the same number, whoever has it. */
  lookupOf(number: string): Buffer
  seal(memberId: string, number: string): Buffer
  open(memberId: string, sealed: Buffer): string
  /** Six digits that belong to one proof: stored nowhere, made again where they are needed. */
  codeOf(proofId: string): string
}

export function createPhoneBook(vault: Vault): PhoneBook {
  const ownerOf = (memberId: string) => `phone ${memberId}`
  const codeKey = vault.hash('phone codes', 'key')
  return {
    lookupOf: (number) => vault.hash('phone numbers', number),
    seal: (memberId, number) => vault.seal(ownerOf(memberId), Buffer.from(number)),
    open: (memberId, sealed) => vault.open(ownerOf(memberId), sealed).toString(),
    codeOf(proofId) {
      const drawn = createHmac('sha256', codeKey).update(proofId).digest().readUIntBE(0, 6)
      return String(drawn % 1_000_000).padStart(6, '0')
    },
  }
}
