import type { Conversation } from '@sampan/contract'
import { IdCard, Link2, Megaphone, Settings2, UserCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextSheet } from '../../app/forms/TextSheet.tsx'
import { useStatus, useSync } from '../../app/sync/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Line } from '../../ui/Line.tsx'
import styles from './Details.module.css'
import { mayBring, mayLead, nicknameLengthMax } from './rules.ts'
import { useNicknames } from './useNicknames.ts'

/** Who comes in, what is told to all, and what the group is set to. */
export function LeadingLines({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('groups')
  const { actions } = useSync()
  const { memberId } = useStatus()
  const [naming, setNaming] = useState(false)
  const nickname = useNicknames(conversation.id).get(memberId ?? '') ?? ''
  const here = `/chats/${conversation.id}/details`
  const { id, role, group } = conversation
  const waiting = group?.requestCount ?? 0
  const leads = mayLead(role)
  return (
    <section className={styles.lines}>
      {leads && waiting > 0 && (
        <Line
          href={`${here}/requests`}
          icon={UserCheck}
          text={t('requests.title')}
          badge={<Badge count={waiting} label={t('requests.count', { count: waiting })} />}
        />
      )}
      {mayBring(conversation) && <Line href={`${here}/links`} icon={Link2} text={t('links.title')} />}
      {(leads || group?.notice) && <Line href={`${here}/notice`} icon={Megaphone} text={t('notice.title')} />}
      <Line
        icon={IdCard}
        text={t('nickname.title')}
        {...(nickname !== '' && { value: <Bdi cut>{nickname}</Bdi> })}
        onPress={() => setNaming(true)}
      />
      <Line href={`${here}/settings`} icon={Settings2} text={t('settings.title')} />
      <TextSheet
        key={id}
        open={naming}
        title={t('nickname.title')}
        label={t('nickname.title')}
        hint={t('nickname.hint')}
        lengthMax={nicknameLengthMax}
        text={nickname}
        onSave={(chosen) => actions.setNickname(id, chosen)}
        onClose={() => setNaming(false)}
      />
    </section>
  )
}
