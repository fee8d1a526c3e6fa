/** What follows from the server's key of programs: ids that tell nothing, tokens for pictures. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { readKeyFile } from '../../kernel/keyFile.ts'

export interface PicturesPass {
  programId: string
  memberId: string
  /** Of what was opened: previews may look anywhere. */
  preview: boolean
}

export interface ProgramKeys {
  /** Who a member is to one program: another one to each, and the same each time. */
  openIdOf(programId: string, memberId: string): string
  /** Stands in an address, so it opens nothing but pictures, and ends. */
  passFor(pass: PicturesPass, until: Date): string
  readPass(token: string, now: Date): PicturesPass | null
}

export const readProgramKey = (dataDirectory: string, random: (bytes: number) => Buffer): Buffer =>
  readKeyFile(dataDirectory, 'mini-programs.key', random)

export function createProgramKeys(key: Buffer): ProgramKeys {
  const mac = (what: string, text: string) => createHmac('sha256', key).update(`${what}\0${text}`).digest()
  return {
    openIdOf: (programId, memberId) =>
      `o${mac('openId', `${programId} ${memberId}`).toString('base64url').slice(0, 27)}`,
    passFor({ programId, memberId, preview }, until) {
      const text = [programId, memberId, preview ? 'p' : 'l', Math.floor(until.getTime() / 1_000)].join('~')
      return `${Buffer.from(text).toString('base64url')}.${mac('pictures', text).toString('base64url')}`
    },
    readPass(token, now) {
      const [body = '', proof = ''] = token.split('.')
      const text = Buffer.from(body, 'base64url').toString()
      const [expected, given] = [mac('pictures', text), Buffer.from(proof, 'base64url')]
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
      const [programId = '', memberId = '', stage, until] = text.split('~')
      return Number(until) * 1_000 > now.getTime() ? { programId, memberId, preview: stage === 'p' } : null
    },
  }
}

export const hashCode = (code: string): Buffer => createHash('sha256').update(code).digest()
