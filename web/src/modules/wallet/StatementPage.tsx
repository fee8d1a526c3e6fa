import type { Wallet } from '@sampan/contract'
import { Download, ListFilter, SearchX } from 'lucide-react'
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useLocation, useSearch } from 'wouter'
import { errorText } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { RemovableChip } from '../../ui/Chips.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { MoneyText, useWallet } from '../../ui/money/index.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useArrowKeys } from '../../ui/useArrowKeys.ts'
import { dateOfMonth } from './days.ts'
import { EntryRow } from './EntryRow.tsx'
import { ExportSheet } from './ExportSheet.tsx'
import { FilterSheet } from './FilterSheet.tsx'
import { type Filter, isNarrowed, noFilter, readFilter } from './filters.ts'
import styles from './StatementPage.module.css'
import { type StatementItem, statementItems } from './statementItems.ts'
import { useChips } from './useChips.ts'
import { useExport } from './useExport.ts'
import { useParties } from './useParties.ts'
import { useStatement } from './useStatement.ts'

/** `/me/wallet/statement`: everything that moved, searched and filtered; `?with=`, `?kind=`, `?month=` narrow it at once. */
export function StatementPage() {
  const { t } = useTranslation(['wallet', 'common'])
  const { wallet } = useWallet()
  const query = useSearch()
  const [filter, setFilter] = useState<Filter>(() => readFilter(query))
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<'filter' | 'export'>()
  const field = useRef<HTMLInputElement>(null)
  const exporting = useExport()
  const chips = useChips(filter, setFilter)
  const arrows = useArrowKeys(field)
  const searched = useSettled(search)
  const asked = { ...filter, search: searched }
  return (
    <>
      <AppBar
        title={t('statement')}
        back="/me/wallet"
        actions={
          <>
            <IconButton
              label={t('filter.title')}
              icon={ListFilter}
              pressed={isNarrowed(filter)}
              onPress={() => setOpen('filter')}
            />
            <IconButton label={t('export.title')} icon={Download} onPress={() => setOpen('export')} />
          </>
        }
      />
      <div className={styles.fill} {...arrows}>
        <div className={styles.tools}>
          <SearchField label={t('search')} value={search} onChange={setSearch} inputRef={field} />
          {chips.length > 0 && (
            <div className={styles.chips}>
              {chips.map(({ key, text, onRemove }) => (
                <RemovableChip key={key} text={text} label={t('filter.remove', { filter: text })} onRemove={onRemove} />
              ))}
            </div>
          )}
        </div>
        {wallet ? (
          <Lines
            wallet={wallet}
            filter={asked}
            onReset={() => {
              setFilter(noFilter)
              setSearch('')
            }}
          />
        ) : (
          <Skeleton shape="rows" />
        )}
      </div>
      <FilterSheet
        open={open === 'filter'}
        filter={filter}
        currencies={wallet?.currencies ?? []}
        onFilter={setFilter}
        onClose={() => setOpen(undefined)}
      />
      <ExportSheet
        open={open === 'export'}
        filter={asked}
        chips={chips.map(({ text }) => text)}
        exporting={exporting}
        onClose={() => setOpen(undefined)}
      />
    </>
  )
}

interface LinesProps {
  wallet: Wallet
  filter: Filter
  onReset: () => void
}

/** So many lines before the end the next page is fetched. */
const AHEAD = 15

function Lines({ wallet, filter, onReset }: LinesProps) {
  const { t } = useTranslation(['wallet', 'common'])
  const now = useNow()
  const [path] = useLocation()
  const scroll = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const { entries, members, complete, asking, error, more, again } = useStatement(filter)
  const partyOf = useParties(members)
  const items = statementItems(entries ?? [], complete, wallet.timeZone)
  const look = useEffectEvent(() => {
    const handle = list.current
    if (handle && handle.findItemIndex(handle.scrollOffset + handle.viewportSize) >= items.length - AHEAD) more()
  })
  // A page may be shorter than the screen.
  useEffect(() => {
    if (entries && !asking) look()
  }, [entries, asking])

  if (!entries) {
    if (error !== undefined) {
      return (
        <EmptyState icon={SearchX} title={errorText(error)}>
          <Button look="soft" onPress={again}>
            {t('common:retry')}
          </Button>
        </EmptyState>
      )
    }
    return <Skeleton shape="rows" />
  }
  if (items.length === 0) {
    const narrowed = isNarrowed(filter) || filter.search !== ''
    return (
      <EmptyState
        icon={SearchX}
        title={t(narrowed ? 'noneFound.title' : 'nothing.title')}
        text={t(narrowed ? 'noneFound.text' : 'nothing.text')}
      >
        {narrowed && (
          <Button look="soft" onPress={onReset}>
            {t('filter.reset')}
          </Button>
        )}
      </EmptyState>
    )
  }
  return (
    <div ref={scroll} className={styles.scroll} aria-busy={asking}>
      <Virtualizer
        ref={list}
        as="ul"
        item="li"
        scrollRef={scroll as RefObject<HTMLElement | null>}
        itemSize={56}
        onScroll={look}
      >
        {items.map((item) => (
          <Line key={item.key} item={item} now={now} chosenId={path.split('/')[4]} partyOf={partyOf} />
        ))}
      </Virtualizer>
      {error !== undefined ? (
        <div className={styles.foot} role="alert">
          <p>{errorText(error)}</p>
          <Button look="plain" small onPress={again}>
            {t('common:retry')}
          </Button>
        </div>
      ) : (
        <p className={styles.foot}>{complete ? t('end') : t('common:loading')}</p>
      )}
    </div>
  )
}

interface LineProps {
  item: StatementItem
  now: Date
  chosenId: string | undefined
  partyOf: ReturnType<typeof useParties>
}

function Line({ item, now, chosenId, partyOf }: LineProps) {
  const { t } = useTranslation('wallet')
  const formats = useFormats()
  if (item.kind === 'entry') {
    const { entry } = item
    return (
      <div className={styles.line}>
        <EntryRow
          entry={entry}
          party={partyOf(entry.with, entry)}
          href={`/me/wallet/statement/${entry.id}`}
          now={now}
          chosen={chosenId === entry.id}
        />
      </div>
    )
  }
  const name = formats.month(dateOfMonth(item.month), now)
  return (
    <div className={styles.month}>
      <h2 className={styles.monthName}>{name.charAt(0).toLocaleUpperCase() + name.slice(1)}</h2>
      <div className={styles.sums}>
        {item.sums?.map((sum) => (
          <p key={sum.currency} className={styles.sum}>
            {sum.out > 0n && (
              <span>
                {t('out')} <MoneyText amount={sum.out} currency={sum.currency} />
              </span>
            )}
            {sum.in > 0n && (
              <span>
                {t('in')} <MoneyText amount={sum.in} currency={sum.currency} tinted />
              </span>
            )}
          </p>
        ))}
      </div>
    </div>
  )
}

const SETTLED_AFTER_MS = 250

/** What is typed, once the typing pauses: not every letter is a search. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), typed === '' ? 0 : SETTLED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}
