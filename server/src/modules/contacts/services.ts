import type { Phones } from '../phones/index.ts'

export interface ContactsServices {
  phones: Pick<Phones, 'findMembers'>
}
