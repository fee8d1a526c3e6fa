import type { Circle, Conversation, GroupSettings, JoinHistory } from '@sampan/contract'
import { Clock, History, MessageCircle, MessagesSquare, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useSync } from '../../app/sync/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Card, Row, Rows } from '../../ui/Row.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import details from './Details.module.css'
import styles from './Lead.module.css'
import { PaneBar } from './PaneBar.tsx'
import { pauseText } from './pauseText.ts'
import { mayLead } from './rules.ts'
import { useConversation } from './useConversation.ts'

const circles: readonly Circle[] = ['everyone', 'admins']
/** As the contract has them, whose schemas need not travel for a few numbers. */
const pauses = [0, 10, 30, 60, 300, 900, 3600] as const satisfies readonly GroupSettings['slowSeconds'][]
const histories: readonly JoinHistory[] = ['none', 'last', 'all']

/** `/chats/:conversationId/details/settings`: what a group is set to; its owner and admins change it. */
export function GroupSettingsPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('groups')
  const conversationId = parameters.conversationId ?? ''
  const conversation = useConversation(conversationId)
  return (
    <>
      <PaneBar title={t('settings.title')} conversationId={conversationId} back={`/chats/${conversationId}/details`} />
      <div className={details.scroll}>
        {conversation === undefined ? (
          <Skeleton shape="rows" count={5} />
        ) : conversation?.group ? (
          <Settings conversation={conversation} settings={conversation.group.settings} />
        ) : (
          <EmptyState icon={MessagesSquare} title={t('gone.title')} text={t('gone.text')} />
        )}
      </div>
    </>
  )
}

type Asked = 'posting' | 'slowSeconds' | 'inviting' | 'history'

function Settings({ conversation, settings }: { conversation: Conversation; settings: GroupSettings }) {
  const { t } = useTranslation('groups')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [asked, setAsked] = useState<Asked>()
  const fixed = !mayLead(conversation.role)
  const change = (to: Partial<GroupSettings>) => {
    setAsked(undefined)
    void act(() => actions.changeGroupSettings(conversation.id, to))
  }
  const circleWord = (circle: Circle) => t(circle === 'admins' ? 'settings.admins' : 'settings.everyone')
  const slowWord = (seconds: number) => (seconds === 0 ? t('settings.off') : pauseText(seconds))
  const historyWord = (history: JoinHistory) => t(historyKeys[history])
  const line = (what: Asked) => (fixed ? {} : { onPress: () => setAsked(what), arrow: true })
  return (
    <div className={styles.page}>
      {fixed && <p className={styles.quiet}>{t('settings.onlyLeading')}</p>}
      <Rows>
        <Row
          icon={MessageCircle}
          title={t('settings.posting')}
          detail={circleWord(settings.posting)}
          {...line('posting')}
        />
        <Row icon={Clock} title={t('settings.slow')} detail={slowWord(settings.slowSeconds)} {...line('slowSeconds')} />
      </Rows>
      <p className={styles.hint}>{t('settings.slowText')}</p>
      <Rows>
        <Row
          icon={UserPlus}
          title={t('settings.inviting')}
          detail={circleWord(settings.inviting)}
          {...line('inviting')}
        />
        <Row icon={History} title={t('settings.history')} detail={historyWord(settings.history)} {...line('history')} />
      </Rows>
      <Card>
        <div className={styles.toggleCard}>
          <Toggle on={settings.approval} disabled={fixed || pending} onChange={(approval) => change({ approval })}>
            {t('settings.approval')}
          </Toggle>
        </div>
      </Card>
      <p className={styles.hint}>{t('settings.approvalText')}</p>
      <Choice
        title={t('settings.posting')}
        open={asked === 'posting'}
        of={circles}
        word={circleWord}
        chosen={settings.posting}
        onChoose={(posting) => change({ posting })}
        onClose={() => setAsked(undefined)}
      />
      <Choice
        title={t('settings.slow')}
        open={asked === 'slowSeconds'}
        of={pauses}
        word={slowWord}
        chosen={settings.slowSeconds}
        onChoose={(slowSeconds) => change({ slowSeconds })}
        onClose={() => setAsked(undefined)}
      />
      <Choice
        title={t('settings.inviting')}
        open={asked === 'inviting'}
        of={circles}
        word={circleWord}
        chosen={settings.inviting}
        onChoose={(inviting) => change({ inviting })}
        onClose={() => setAsked(undefined)}
      />
      <Choice
        title={t('settings.history')}
        open={asked === 'history'}
        of={histories}
        word={historyWord}
        chosen={settings.history}
        onChoose={(history) => change({ history })}
        onClose={() => setAsked(undefined)}
      />
    </div>
  )
}

const historyKeys = {
  none: 'settings.historyNone',
  last: 'settings.historyLast',
  all: 'settings.historyAll',
} as const

interface ChoiceProps<Value> {
  title: string
  open: boolean
  of: readonly Value[]
  word: (value: Value) => string
  chosen: Value
  onChoose: (value: Value) => void
  onClose: () => void
}

function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const { title, open, of, word, chosen, onChoose, onClose } = props
  return (
    <Sheet open={open} onClose={onClose} title={title}>
      <Rows inset="none" label={title}>
        {of.map((value) => (
          <Row
            key={value}
            title={word(value)}
            strong={value === chosen}
            pressed={value === chosen}
            chosen={value === chosen}
            onPress={() => onChoose(value)}
          />
        ))}
      </Rows>
    </Sheet>
  )
}
