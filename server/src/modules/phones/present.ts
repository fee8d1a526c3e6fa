import type { OwnPhone } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { PhoneBook } from './book.ts'
import type { PhoneRow } from './store.ts'

/** A member's number as the member sees it. */
export function presentPhone(book: PhoneBook, row: PhoneRow | undefined): OwnPhone {
  return {
    number: row?.sealed ? book.open(row.member_id, row.sealed) : null,
    findable: row?.findable ?? false,
    provenAt: row?.proven_at ? wireInstant(row.proven_at) : null,
    lostAt: row?.lost_at ? wireInstant(row.lost_at) : null,
  }
}
