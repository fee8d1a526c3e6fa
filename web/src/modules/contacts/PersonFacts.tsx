import type { Relation } from '@sampan/contract'
import { Ban, MapPin, MessagesSquare, Phone, Star, StarOff, StickyNote, Tags, Trash2, UserPen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextSheet } from '../../app/forms/TextSheet.tsx'
import { nameOf, useAct, useLive, useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { showToast } from '../../ui/toast.ts'
import styles from './Person.module.css'
import { AboutSheet } from './tags/AboutSheet.tsx'
import { TagsSheet } from './tags/TagsSheet.tsx'
import { useTags } from './tags/useTags.ts'

const remarkLengthMax = 40

/** What is known of somebody, and what can be done beside talking. */
export function PersonFacts({ relation }: { relation: Relation }) {
  const { member, remark, state, blocked } = relation
  const { t } = useTranslation('contacts')
  const { region } = useFormats()
  const { actions } = useSync()
  const { act } = useAct()
  const [asking, setAsking] = useState<'remark' | 'tags' | 'about' | 'block' | 'remove'>()
  const close = () => setAsking(undefined)
  const isContact = state === 'contact'
  const direct = useLive(async (queries) => (await queries.directWith(member.id)) ?? null, member.id)
  const name = nameOf(relation)
  const hasRemark = isContact || remark !== null
  const readable = direct && (!isContact || blocked)
  return (
    <>
      {(hasRemark || member.region !== null || readable) && (
        <Rows>
          {hasRemark && (
            <Row
              icon={UserPen}
              title={t('remark')}
              value={remark === null ? t('remarkNone') : <Bdi>{remark}</Bdi>}
              onPress={() => setAsking('remark')}
              arrow
            />
          )}
          {isContact && <Kept relation={relation} onAsk={setAsking} />}
          {member.region !== null && <Row icon={MapPin} title={t('region')} value={region(member.region)} />}
          {readable && <Row icon={MessagesSquare} title={t('showChat')} href={`/chats/${direct.id}`} />}
        </Rows>
      )}
      {(!blocked || isContact) && (
        <Rows>
          {!blocked && <Row icon={Ban} look="danger" title={t('block')} onPress={() => setAsking('block')} />}
          {isContact && <Row icon={Trash2} look="danger" title={t('remove')} onPress={() => setAsking('remove')} />}
        </Rows>
      )}
      <TextSheet
        open={asking === 'remark'}
        title={t('remark')}
        label={t('remark')}
        hint={t('remarkHint')}
        placeholder={member.name}
        lengthMax={remarkLengthMax}
        text={remark}
        onSave={(chosen) => actions.setRemark(member.id, chosen)}
        onClose={close}
      />
      <TagsSheet relation={relation} open={asking === 'tags'} onClose={close} />
      <AboutSheet relation={relation} open={asking === 'about'} onClose={close} />
      <ConfirmSheet
        open={asking === 'block'}
        title={t('blockTitle', { name })}
        text={t('blockText')}
        action={t('block')}
        destroys
        onConfirm={() => void act(() => actions.blockMember(member.id))}
        onClose={close}
      />
      <ConfirmSheet
        open={asking === 'remove'}
        title={t('removeTitle', { name })}
        text={t('removeText')}
        action={t('remove')}
        destroys
        onConfirm={() =>
          void act(
            () => actions.removeContact(member.id),
            () => showToast({ text: t('removed', { name }) }),
          )
        }
        onClose={close}
      />
    </>
  )
}

/** What one keeps about a contact: rows of the same card. */
function Kept({ relation, onAsk }: { relation: Relation; onAsk: (what: 'tags' | 'about') => void }) {
  const { member, starred, tagIds, note, phones } = relation
  const { t } = useTranslation('people')
  const formats = useFormats()
  const { actions } = useSync()
  const { act } = useAct()
  const tags = useTags()?.filter(({ id }) => tagIds.includes(id)) ?? []
  return (
    <>
      <Row
        icon={starred ? StarOff : Star}
        title={t(starred ? 'unstar' : 'star')}
        onPress={() => void act(() => actions.keepAbout({ memberId: member.id, starred: !starred }))}
      />
      <Row
        icon={Tags}
        title={t('tags.title')}
        value={tags.length === 0 ? t('tags.none') : <Bdi cut>{formats.list(tags.map(({ name }) => name))}</Bdi>}
        onPress={() => onAsk('tags')}
        arrow
      />
      <Row
        icon={StickyNote}
        title={t('about.title')}
        {...(note !== null && {
          detail: (
            <bdi dir="auto" className={styles.note}>
              {note}
            </bdi>
          ),
        })}
        onPress={() => onAsk('about')}
        arrow
      />
      {phones.map((phone) => (
        <Row
          key={phone}
          icon={Phone}
          title={<bdi dir="ltr">{phone}</bdi>}
          href={`tel:${phone.replace(/[^\d+*#]/g, '')}`}
          arrow={false}
        />
      ))}
    </>
  )
}
