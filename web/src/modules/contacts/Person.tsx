import type { Relation } from '@sampan/contract'
import { Pencil, Star } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { nameOf, useFaceOf, useOnlineMembers, useStatus } from '../../app/sync/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useLastSeen } from '../privacy/useLastSeen.ts'
import styles from './Person.module.css'
import { PersonFacts } from './PersonFacts.tsx'
import { Standing } from './Standing.tsx'

/** Somebody's card: who it is, how one stands to them, and what can be done about it. */
export function Person({ relation }: { relation: Relation }) {
  const { memberId } = useStatus()
  const isSelf = relation.member.id === memberId
  return (
    <>
      <Head relation={relation} />
      {isSelf ? <Self /> : <Standing relation={relation} />}
      {!isSelf && <PersonFacts relation={relation} />}
    </>
  )
}

function Head({ relation }: { relation: Relation }) {
  const { member, remark, starred, state, blocked } = relation
  const { t } = useTranslation(['contacts', 'people'])
  const faceOf = useFaceOf()
  const online = useOnlineMembers().has(member.id)
  const lastSeen = useLastSeen(state === 'contact' && !blocked ? member.id : null, online)
  return (
    <header className={styles.head}>
      <Avatar face={faceOf(member)} size={80} online={online} />
      <h2 className={styles.name}>
        <Bdi>{nameOf(relation)}</Bdi>
        {starred && (
          <>
            <Icon of={Star} size={16} filled className={styles.star} />
            <Hidden>{t('people:starred')}</Hidden>
          </>
        )}
      </h2>
      {(online || lastSeen !== undefined) && (
        <p className={classes(styles.quiet, online && styles.online)}>{online ? t('online') : lastSeen}</p>
      )}
      {remark !== null && <p className={styles.quiet}>{t('ownName', { name: member.name })}</p>}
      <p className={styles.quiet}>
        <bdi dir="ltr">@{member.handle}</bdi>
      </p>
      {member.about !== '' && (
        <p className={styles.about}>
          <Bdi>{member.about}</Bdi>
        </p>
      )}
    </header>
  )
}

function Self() {
  const { t } = useTranslation('contacts')
  return (
    <div className={styles.acts}>
      <p className={styles.told}>{t('thisIsYou')}</p>
      <Button wide look="soft" icon={Pencil} href="/me/profile">
        {t('editProfile')}
      </Button>
    </div>
  )
}
