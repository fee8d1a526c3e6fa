import { Ellipsis, Pin, PinOff, RotateCw, Settings, Share2, SquareTerminal, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAct, useLive, useSync } from '../../app/sync/index.ts'
import { asLanguage } from '../../locales/language.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { showToast } from '../../ui/toast.ts'
import { ForwardSheet } from '../chat/ForwardSheet.tsx'
import { AskSheet } from './AskSheet.tsx'
import type { ProgramAddress } from './address.ts'
import { appDoors } from './appDoors.ts'
import { CallSheet } from './CallSheet.tsx'
import { cardPicture } from './cardPicture.ts'
import { MakersView, readToolsOpen } from './MakersView.tsx'
import { PermissionSheet } from './PermissionSheet.tsx'
import { ProgramIcon } from './ProgramIcon.tsx'
import styles from './ProgramStage.module.css'
import { ProgramTrouble } from './ProgramTrouble.tsx'
import { createPrograms, type Programs, type Running } from './running.ts'
import { measure } from './surroundings.ts'
import { useProgramPay } from './useProgramPay.tsx'
import { useProgramSheets } from './useProgramSheets.tsx'

/** The program itself, not what the app says in its place. */
const isSeen = ({ state, trouble, inReload }: Running) => trouble === null && (state === 'running' || inReload)

const none: readonly Running[] = []
const never = () => () => {}

interface Sharing {
  programId: string
  name: string
  iconHash: string | null
  title: string
  path: string
  picture: Promise<Blob | null>
  done(sent: boolean): void
}

/** Full screen over the app on a phone, beside the chats on a desktop. It is never taken down: frames cannot be moved. */
export function ProgramStage({ address }: { address: ProgramAddress | null }) {
  const { t, i18n } = useTranslation(['miniPrograms', 'common', 'devtools'])
  const sync = useSync()
  const [, navigate] = useLocation()
  const { act } = useAct()
  const layer = useRef<HTMLDivElement>(null)
  const [programs, setPrograms] = useState<Programs>()
  const [hasTools, setHasTools] = useState(readToolsOpen)
  const [sharing, setSharing] = useState<Sharing>()
  const [calling, setCalling] = useState<{ number: string; answer(yes: boolean): void }>()
  const [opening, setOpening] = useState<{ name: string; by: string; answer(yes: boolean): void }>()
  const { payOrder, paying } = useProgramPay()
  const { programId, preview, path, from } = address ?? { programId: undefined, preview: false, path: '', from: 'link' }
  const all = useSyncExternalStore(programs?.subscribe ?? never, programs?.get ?? (() => none))
  const running = all.find(({ id }) => id === programId)
  const { doorsOfSheets, sheets } = useProgramSheets(running?.state === 'ended' ? undefined : running?.id)
  const self = useLive((queries) => queries.self())
  const memberId = self?.member.id
  const cameFrom = useCameFrom(address)
  const tongue = useRef(asLanguage(i18n.language) ?? 'en')
  tongue.current = asLanguage(i18n.language) ?? 'en'
  const leave = useRef(() => {})
  leave.current = () => navigate(cameFrom.current)

  useLayoutEffect(() => {
    const frames = layer.current
    if (!frames || memberId === undefined) return
    const made = createPrograms({
      layer: frames,
      sync,
      memberId,
      surroundings: () => measure(frames, tongue.current),
      onExit: () => leave.current(),
      doorsOf: ({ program, stage, contactId }) =>
        appDoors({
          sync,
          program,
          stage,
          contactId,
          language: () => tongue.current,
          navigate,
          share: (card) =>
            new Promise((done) =>
              setSharing({ ...card, programId: program.id, name: program.name, iconHash: program.iconHash, done }),
            ),
          confirmCall: (number) => new Promise((answer) => setCalling({ number, answer })),
          confirmOpen: (name) => new Promise((answer) => setOpening({ name, by: program.name, answer })),
          arrive: made.arrive,
          openerId: () => made.openerOf(program.id)?.id,
          payOrder,
          sheets: doorsOfSheets(program),
          exit: () => leave.current(),
          restart: (path) => made.restartItself(program.id, path ?? ''),
        }),
    })
    setPrograms(made)
    const refresh = () => made.refresh()
    const watcher = new ResizeObserver(refresh)
    watcher.observe(frames)
    const looks = new MutationObserver(refresh)
    looks.observe(document.documentElement, { attributeFilter: ['data-theme', 'dir', 'lang'] })
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', refresh)
    return () => {
      watcher.disconnect()
      looks.disconnect()
      dark.removeEventListener('change', refresh)
      made.closeAll()
    }
  }, [sync, memberId, navigate, payOrder, doorsOfSheets])

  useEffect(() => {
    if (!programs) return
    if (programId === undefined) programs.hideAll()
    else programs.show({ programId, preview, path, from })
  }, [programs, programId, preview, path, from])

  useNews(programs, running)

  const recents = useLive((queries) => queries.recentPrograms())
  const isPinned = recents?.some(({ program, pinned }) => program.id === programId && pinned) ?? false
  const share = () =>
    void act(async () => {
      const card = await running?.handle?.share('menu')
      if (!card || !running?.program) return
      if (!card.isAllowed) return showToast({ key: 'program', text: t('menu.noShare') })
      const { id, name, iconHash } = running.program
      setSharing({
        programId: id,
        name,
        iconHash,
        title: card.title || name,
        path: card.path,
        picture: card.picture,
        done: () => {},
      })
    })

  return (
    <section
      className={classes(styles.stage, address === null && styles.away)}
      inert={address === null}
      aria-label={running?.program?.name ?? t('title')}
    >
      <div ref={layer} className={styles.frames} />
      {running && running.state === 'loading' && !running.trouble && !running.inReload && <Loading running={running} />}
      <MakersView running={running} isAway={address === null} isOpen={hasTools} onOpen={setHasTools} />
      {running?.trouble && !(running.trouble.reason === 'launch' && running.inspector) && (
        <ProgramTrouble
          running={running}
          onAgain={() => programs?.restart(running.id)}
          onClose={() => leave.current()}
        />
      )}
      {running && (
        <div
          className={classes(
            styles.capsule,
            isSeen(running) ? running.front === 'white' && styles.onDark : styles.onPaper,
          )}
        >
          <Menu
            label={t('menu.title', { name: running.program?.name ?? '' })}
            entries={[
              { id: 'share', text: t('menu.share'), icon: Share2, onPress: share },
              {
                id: 'pin',
                text: isPinned ? t('menu.unpin') : t('menu.pin'),
                icon: isPinned ? PinOff : Pin,
                onPress: () => void act(() => sync.actions.pinProgram(running.id, !isPinned)),
              },
              ...(running.stage === 'preview' && running.inspector
                ? [
                    {
                      id: 'devtools',
                      text: t('devtools:title'),
                      icon: SquareTerminal,
                      onPress: () => setHasTools(!hasTools),
                    },
                  ]
                : []),
              { id: 'reload', text: t('menu.reload'), icon: RotateCw, onPress: () => programs?.restart(running.id) },
              {
                id: 'settings',
                text: t('menu.settings'),
                icon: Settings,
                href: `/mini-programs/${running.id}/settings`,
              },
            ]}
          >
            <AriaButton className={styles.key ?? ''} aria-label={t('menu.open')}>
              <Icon of={Ellipsis} size={20} />
            </AriaButton>
          </Menu>
          <i className={styles.rule} aria-hidden />
          <AriaButton className={styles.key ?? ''} aria-label={t('menu.close')} onPress={() => leave.current()}>
            <Icon of={X} size={20} />
          </AriaButton>
        </div>
      )}
      <PermissionSheet running={running} />
      <CallSheet
        number={calling?.number}
        onAnswer={(yes) => {
          calling?.answer(yes)
          setCalling(undefined)
        }}
      />
      <AskSheet
        open={opening !== undefined}
        title={t('leave.title', { name: opening?.name ?? '' })}
        text={t('leave.text', { name: opening?.by ?? '' })}
        action={t('leave.do')}
        onAnswer={(yes) => {
          opening?.answer(yes)
          setOpening(undefined)
        }}
      />
      {paying}
      {sheets}
      <ForwardSheet
        open={sharing !== undefined}
        onClose={() => {
          sharing?.done(false)
          setSharing(undefined)
        }}
        onForward={(conversationIds, words) => {
          if (!sharing) return
          const { programId: sharedId, name, iconHash, title, path: page, done } = sharing
          const card = { kind: 'miniProgram' as const, programId: sharedId, name, iconHash, title, path: page }
          void act(
            async () => {
              const body = { ...card, ...(await cardPicture(sync, sharing.picture)) }
              for (const conversationId of conversationIds) {
                await sync.actions.sendCard({ conversationId, body })
                if (words !== '') await sync.actions.sendText({ conversationId, text: words })
              }
            },
            () => showToast({ key: 'program', text: t('menu.shared') }),
          )
          done(true)
          setSharing(undefined)
        }}
      />
    </section>
  )
}

/** While nothing of it is there yet: what opens stands there already. */
function Loading({ running: { program } }: { running: Running }) {
  const { t } = useTranslation('miniPrograms')
  return (
    <div className={styles.cover} role="status">
      {program && <ProgramIcon program={program} size={72} />}
      <p className={styles.name}>{program?.name ?? t('loading')}</p>
      <span className={styles.dots} aria-hidden>
        <i />
        <i />
        <i />
      </span>
    </div>
  )
}

/** Where closing leads: to what was seen before. */
function useCameFrom(address: ProgramAddress | null) {
  const [path] = useLocation()
  const before = useRef('/chats')
  useEffect(() => {
    if (address === null && !path.startsWith('/mini-programs/')) before.current = path
  }, [address, path])
  return before
}

/** What devices are told of an open program: another device changed what is allowed; its maker changed the program. */
function useNews(programs: Programs | undefined, running: Running | undefined): void {
  const id = running?.id ?? ''
  const permissions = useLive((queries) => queries.programPermissions(id), id)
  useEffect(() => {
    if (permissions) programs?.setPermissions(id, permissions)
  }, [programs, permissions, id])
  const bundle = useLive((queries) => queries.programBundle(id), id)
  const isOld =
    running !== undefined &&
    (running.state !== 'loading' || running.trouble !== null) &&
    running.stage === 'preview' &&
    bundle?.stage === 'preview' &&
    bundle.hash !== running.hash
  const reloaded = useRef('')
  const known = useRef<{ handle: Running['handle']; hash: string | null | undefined }>(undefined)
  const { handle = null, stage, hash } = running ?? {}
  useEffect(() => {
    // A live one goes on as it is: it is told of what comes while it runs, and may ask to begin anew.
    const newest = bundle === undefined ? undefined : (bundle?.hash ?? null)
    const before = known.current
    known.current = { handle, hash: newest }
    const isNews = handle !== null && before?.handle === handle && before.hash !== undefined && before.hash !== newest
    if (!isNews || stage !== 'live' || bundle?.stage !== 'live' || newest === hash) return
    handle.tell('updateChecked', { hasUpdate: true })
    handle.tell('updateReady', null)
  }, [handle, bundle, stage, hash])
  useEffect(() => {
    // Once for each: what is fetched may be newer still.
    if (!isOld || !bundle || reloaded.current === bundle.hash) return
    reloaded.current = bundle.hash
    programs?.reload(id)
  }, [programs, isOld, bundle, id])
}
