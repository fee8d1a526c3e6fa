import type { Conversation } from '@sampan/contract'
import { SearchX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { useLocation } from 'wouter'
import { useAct, useOffline, useSync } from '../../app/sync/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import { PaneBar } from '../groups/PaneBar.tsx'
import { useConversation } from '../groups/useConversation.ts'
import styles from './Polls.module.css'
import {
  answersOf,
  optionLengthMax,
  optionsMin,
  questionLengthMax,
  type Term,
  termNames,
  terms,
  withRoom,
} from './rules.ts'

/** `/chats/:conversationId/poll`: asks a question. */
export function NewPollPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('polls')
  const conversationId = parameters.conversationId ?? ''
  const conversation = useConversation(conversationId)
  return (
    <>
      <PaneBar title={t('new')} conversationId={conversationId} />
      {conversation ? (
        <Form conversation={conversation} />
      ) : conversation === null ? (
        <EmptyState icon={SearchX} title={t('gone.title')} text={t('gone.text')} />
      ) : (
        <Skeleton shape="card" count={1} />
      )}
    </>
  )
}

function Form({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(['polls', 'chat'])
  const { id: conversationId, mayPost } = conversation
  const { actions } = useSync()
  const { act, pending } = useAct()
  const isOffline = useOffline()
  const [, navigate] = useLocation()
  // One poll, however often it is tried: where an answer was lost, it may be there already.
  const [pollId] = useState(() => v7())
  const [question, setQuestion] = useState('')
  const [options, setOptions] = useState<readonly string[]>(['', ''])
  const [multiple, setMultiple] = useState(false)
  const [anonymous, setAnonymous] = useState(false)
  const [term, setTerm] = useState<Term>('none')
  const { answers, doubled } = answersOf(options)
  const ready = question.trim() !== '' && answers.length >= optionsMin && !doubled && !isOffline && mayPost

  const ask = () => {
    const lasts = terms[term]
    const endsAt = lasts === null ? null : new Date(Date.now() + lasts).toISOString()
    const facts = { question: question.trim(), options: answers, multiple, anonymous, endsAt }
    void act(
      () => actions.createPoll({ pollId, conversationId, ...facts }),
      () => navigate(`/chats/${conversationId}`),
    )
  }
  return (
    <ScreenBody>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !pending) ask()
        }}
      >
        <TextField
          label={t('question')}
          placeholder={t('questionHint')}
          value={question}
          onChange={setQuestion}
          lengthMax={questionLengthMax}
          autoFocus
        />
        <div className={styles.answers}>
          {[...options.entries()].map(([place, option]) => (
            <TextField
              key={place}
              label={t('answer', { number: place + 1 })}
              placeholder={t('answerHint')}
              value={option}
              onChange={(text) =>
                setOptions((now) => withRoom(now.map((other, index) => (index === place ? text : other))))
              }
              lengthMax={optionLengthMax}
              error={doubled && place === lastDoubled(options) ? t('doubled') : undefined}
            />
          ))}
        </div>
        <div className={styles.card}>
          <Toggle on={multiple} onChange={setMultiple}>
            {t('allowSeveral')}
          </Toggle>
          <Toggle on={anonymous} onChange={setAnonymous}>
            {t('allowAnonymous')}
          </Toggle>
        </div>
        <p className={styles.quiet}>{t(anonymous ? 'anonymousHint' : 'openHint')}</p>
        <div>
          <h2 className={styles.heading}>{t('ends')}</h2>
          <Chips
            label={t('ends')}
            options={termNames.map((id) => ({ id, text: t(`term.${id}`) }))}
            chosen={[term]}
            onPress={setTerm}
          />
        </div>
        {isOffline && <p className={styles.quiet}>{t('offline')}</p>}
        <Button wide type="submit" busy={pending} disabled={!ready}>
          {t('ask')}
        </Button>
      </form>
    </ScreenBody>
  )
}

/** The last field that says what another says already. */
function lastDoubled(options: readonly string[]): number {
  const trimmed = options.map((option) => option.trim())
  return trimmed.findLastIndex((option, place) => option !== '' && trimmed.indexOf(option) < place)
}
