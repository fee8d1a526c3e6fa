/** Which pages of the web a program may show by `web-view`. The list is the operator's and stands with the program. */
import type { ProgramStage } from '@sampan/contract'
import type { Queryable } from '../../schema/index.ts'
import { accessProgram } from './access.ts'
import { isInDomains } from './rules.ts'

interface Question {
  /** The address of the page. */
  url: string
  stage: ProgramStage
  /** Hosts with ports by which this server is known: none of its pages is shown to itself. */
  own: readonly string[]
  webDomains: readonly string[]
}

/**
 * The sources that may be shown in the frame, as `frame-src` names them; null where the page may not. A maker's preview
 * shows whatever page it asks for, and pages of this machine where the server is on it, too.
 */
export function decideWebPages({ url, stage, own, webDomains }: Question): string[] | null {
  const asked = URL.parse(url)
  if (!asked || own.includes(asked.host) || asked.username !== '' || asked.password !== '') return null
  if (stage === 'preview') {
    const isHome = isLoopback(asked.hostname) && own.every((host) => isLoopback(host.replace(/:\d+$/, '')))
    const isAllowed = asked.protocol === 'https:' || (asked.protocol === 'http:' && isHome)
    return isAllowed ? [asked.origin] : null
  }
  if (asked.protocol !== 'https:' || asked.port !== '') return null
  // A list that means this server, too, does not mean it here.
  const listed = webDomains.filter((domain) => !own.some((host) => isInDomains(host.replace(/:\d+$/, ''), [domain])))
  return isInDomains(asked.hostname, listed) ? listed.map((domain) => `https://${domain}`) : null
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '127.0.0.1' || host === '[::1]'

export interface WebPages {
  /** As `decideWebPages`. @throws Refusal `miniPrograms.notFound` */
  sources(programId: string, stage: ProgramStage, url: string, own: readonly string[]): Promise<string[] | null>
}

export const createWebPages = (db: Queryable): WebPages => ({
  async sources(programId, asked, url, own) {
    const { program, stage } = await accessProgram(db, programId, asked === 'preview')
    return decideWebPages({ url, stage, own, webDomains: program.web_domains })
  },
})
