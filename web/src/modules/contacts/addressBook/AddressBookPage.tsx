import type { Relation } from '@sampan/contract'
import { BookUser, Download, FileUp, Send, UserPlus } from 'lucide-react'
import { type ChangeEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText, nameOf, useAct, useAsk, useFaceOf, useLive, useStatus, useSync } from '../../../app/sync/index.ts'
import { AppBar } from '../../../ui/AppBar.tsx'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Bdi } from '../../../ui/Bdi.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import looks from '../../../ui/looks.module.css'
import { Row, Rows, SectionTitle } from '../../../ui/Row.tsx'
import { ScreenBody } from '../../../ui/ScreenBody.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { showToast } from '../../../ui/toast.ts'
import { useDesktop } from '../../../ui/useMediaQuery.ts'
import { isNamed } from '../../search/isNamed.ts'
import { contactLink } from '../codes.ts'
import { createNumberReader } from '../phoneNumbers.ts'
import { useTags } from '../tags/useTags.ts'
import { contactsAmong } from '../useSections.ts'
import styles from './addressBook.module.css'
import { AddressBookError, type AddressCard, FILE_BYTES_MAX, readVcards } from './readVcards.ts'
import { saveText } from './saveText.ts'
import { writeVcards } from './writeVcards.ts'

/** A card with its numbers as this server compares them. */
interface Entry {
  /** Its place in the file. */
  id: string
  card: AddressCard
  numbers: readonly string[]
}

/** So many are drawn at once; more by a button. */
const SHOWN = 60

/** `/contacts/book`: who of an address book is here, and one's contacts as a file. */
export function AddressBookPage() {
  const { t } = useTranslation('people')
  const desktop = useDesktop()
  const [entries, setEntries] = useState<readonly Entry[]>()
  return (
    <>
      <AppBar title={t('book.title')} back={desktop ? undefined : '/contacts/new'} />
      <ScreenBody>
        {entries ? (
          <Compared entries={entries} onAgain={() => setEntries(undefined)} />
        ) : (
          <>
            <Reading onRead={setEntries} />
            <Saving />
          </>
        )}
      </ScreenBody>
    </>
  )
}

function Reading({ onRead }: { onRead: (entries: readonly Entry[]) => void }) {
  const { t } = useTranslation('people')
  const self = useLive((queries) => queries.self())
  const field = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const read = async (file: File) => {
    setBusy(true)
    setError(undefined)
    try {
      if (file.size > FILE_BYTES_MAX) throw new AddressBookError('tooLarge')
      const cards = readVcards(new Uint8Array(await file.arrayBuffer()))
      const reader = await createNumberReader(self?.member.region ?? null)
      onRead(
        cards.map((card, place) => ({
          id: String(place),
          card,
          numbers: [...new Set(card.phones.flatMap((phone) => reader.read(phone) ?? []))],
        })),
      )
    } catch (reason) {
      if (!(reason instanceof AddressBookError)) console.error(reason)
      setError(t(reason instanceof AddressBookError ? `book.${reason.fault}` : 'book.broken'))
    } finally {
      setBusy(false)
    }
  }
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    // The same file may be chosen again.
    event.target.value = ''
    if (file) void read(file)
  }
  return (
    <section className={looks.panel} aria-label={t('book.read')}>
      <h2 className={styles.title}>{t('book.read')}</h2>
      <p className={styles.text}>{t('book.text')}</p>
      {error !== undefined && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      <input ref={field} type="file" accept=".vcf,text/vcard,text/x-vcard" hidden onChange={onChange} />
      <Button wide icon={FileUp} busy={busy} onPress={() => field.current?.click()}>
        {t(busy ? 'book.reading' : 'book.choose')}
      </Button>
    </section>
  )
}

function Saving() {
  const { t } = useTranslation('people')
  const relations = useLive((queries) => queries.relations())
  const tags = useTags()
  const contacts = relations && contactsAmong(relations)
  const save = () => {
    const names = new Map(tags?.map(({ id, name }) => [id, name]))
    const cards = (contacts ?? []).map((contact) => ({
      name: nameOf(contact),
      handle: contact.member.handle,
      phones: contact.phones,
      note: contact.note,
      tags: contact.tagIds.flatMap((id) => names.get(id) ?? []),
    }))
    saveText(`${t('book.fileName')}.vcf`, 'text/vcard', writeVcards(cards))
  }
  return (
    <section className={looks.panel} aria-label={t('book.save')}>
      <h2 className={styles.title}>{t('book.save')}</h2>
      <p className={styles.text}>{t('book.saveText')}</p>
      <Button wide look="line" icon={Download} disabled={!contacts || contacts.length === 0} onPress={save}>
        {t('book.save')}
      </Button>
    </section>
  )
}

function Compared({ entries, onAgain }: { entries: readonly Entry[]; onAgain: () => void }) {
  const { t } = useTranslation('people')
  const { actions } = useSync()
  const numbers = useMemo(() => [...new Set(entries.flatMap((entry) => entry.numbers))], [entries])
  const asked = useAsk(() => actions.matchPhones(numbers), 'numbers')
  const found = asked.state === 'answered' ? asked.answer : undefined
  const [query, setQuery] = useState('')
  const byNumber = useMemo(() => new Map(found?.map(({ number, relation }) => [number, relation])), [found])
  const relationOf = (entry: Entry) => entry.numbers.flatMap((number) => byNumber.get(number) ?? [])[0]
  const meant = entries.filter(({ card }) => isNamed(query, [card.name, card.organisation, ...card.phones]))
  const here = uniqueByMember(meant.flatMap((entry) => relationOf(entry) ?? []))
  const elsewhere = meant.filter((entry) => !relationOf(entry))
  return (
    <>
      <SearchField label={t('book.search')} value={query} onChange={setQuery} />
      <section>
        <SectionTitle>{t('book.here')}</SectionTitle>
        {asked.state === 'failed' ? (
          <EmptyState icon={BookUser} title={t('book.offline')} text={errorText(asked.error)}>
            <Button look="soft" onPress={asked.again}>
              {t('book.compare')}
            </Button>
          </EmptyState>
        ) : !found ? (
          <p role="status" className={styles.text}>
            {t('book.reading')}
          </p>
        ) : here.length === 0 ? (
          <p className={styles.text}>{t('book.hereNone')}</p>
        ) : (
          <Here people={here} />
        )}
      </section>
      {found && elsewhere.length > 0 && (
        <section>
          <SectionTitle>{t('book.elsewhere')}</SectionTitle>
          <Elsewhere entries={elsewhere} />
        </section>
      )}

      <Button look="line" wide icon={FileUp} onPress={onAgain}>
        {t('book.another')}
      </Button>
    </>
  )
}

/** Somebody with two numbers, or in two cards, is one person. */
const uniqueByMember = (relations: readonly Relation[]): Relation[] => [
  ...new Map(relations.map((relation) => [relation.member.id, relation])).values(),
]

/** Those who are here: what they are already, and requests to the others at once. */
function Here({ people }: { people: readonly Relation[] }) {
  const { t } = useTranslation(['people', 'contacts'])
  const { actions } = useSync()
  const faceOf = useFaceOf()
  const { memberId } = useStatus()
  const held = useLive((queries) => queries.relations())
  const self = useLive((queries) => queries.self())
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [sending, setSending] = useState<{ done: number; count: number }>()
  const now = useMemo(() => {
    const known = new Map(held?.map((relation) => [relation.member.id, relation]))
    return people.map((relation) => known.get(relation.member.id) ?? relation)
  }, [people, held])
  const isOpen = ({ member, state, blocked }: Relation) =>
    member.id !== memberId && !blocked && (state === 'stranger' || state === 'requestedByOther')
  const chosen = now.filter((relation) => isOpen(relation) && !left.has(relation.member.id))
  const ask = async () => {
    const greeting = t('contacts:greetingDefault', { name: self?.member.name ?? '' })
    setSending({ done: 0, count: chosen.length })
    try {
      for (const [place, { member }] of chosen.entries()) {
        await actions.requestContact(member.id, greeting)
        setSending({ done: place + 1, count: chosen.length })
      }
      showToast({ text: t('book.sent', { count: chosen.length }) })
    } catch (reason) {
      showToast({ key: 'error', look: 'danger', text: errorText(reason) })
    } finally {
      setSending(undefined)
    }
  }
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  const wordOf = (relation: Relation): string | undefined => {
    if (relation.member.id === memberId) return t('book.isYou')
    if (relation.state === 'contact') return t('book.isContact')
    if (relation.state === 'requestedByMe') return t('book.asked')
    return undefined
  }
  return (
    <div className={styles.people}>
      <Rows inset="avatar" label={t('book.here')}>
        {now.map((relation) => {
          const { id } = relation.member
          const open = isOpen(relation)
          return (
            <Row
              key={id}
              lead={<Avatar face={faceOf(relation.member, relation.remark)} size={40} />}
              title={<Bdi cut>{nameOf(relation)}</Bdi>}
              detail={<bdi dir="ltr">@{relation.member.handle}</bdi>}
              {...(open
                ? { onPress: () => toggle(id), pressed: !left.has(id) }
                : { href: `/contacts/${id}`, arrow: false })}
              value={open ? <span className={left.has(id) ? styles.off : styles.on} aria-hidden /> : wordOf(relation)}
            />
          )
        })}
      </Rows>
      {(chosen.length > 0 || sending) && (
        <Button wide icon={UserPlus} busy={sending !== undefined} onPress={() => void ask()}>
          {sending ? t('book.sending', sending) : t('book.add', { count: chosen.length })}
        </Button>
      )}
    </div>
  )
}

/** The others can be invited: by words to send them, in whatever way one likes. */
function Elsewhere({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation(['people', 'common'])
  const { act } = useAct()
  const self = useLive((queries) => queries.self())
  const [shown, setShown] = useState(SHOWN)
  const invite = (name: string) => {
    const link = contactLink(location.origin, self?.contactCode ?? '')
    void act(
      () => navigator.clipboard.writeText(t('book.invitation', { server: location.host, link })),
      () => showToast({ text: t('book.copied', { name }) }),
    )
  }
  return (
    <div className={styles.people}>
      <Rows inset="none" label={t('book.elsewhere')}>
        {entries.slice(0, shown).map(({ id, card }) => (
          <Row
            key={id}
            title={<Bdi cut>{card.name}</Bdi>}
            detail={<bdi dir="auto">{card.phones[0] ?? card.emails[0] ?? card.organisation}</bdi>}
            actions={
              <IconButton
                size={20}
                icon={Send}
                turns
                label={t('book.invite', { name: card.name })}
                onPress={() => invite(card.name)}
              />
            }
          />
        ))}
      </Rows>
      {entries.length > shown && (
        <Button look="plain" wide onPress={() => setShown(shown + SHOWN)}>
          {t('common:more')}
        </Button>
      )}
    </div>
  )
}
