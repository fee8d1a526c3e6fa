import type { Inspector } from '@sampan/miniprogram/devtools'
import { useTranslation } from 'react-i18next'
import parts from './parts.module.css'
import { Unfold } from './Unfold.tsx'
import { useAnswer } from './useAnswer.ts'

/** The data of each page on the stack as it is now, the one that is seen first. */
export function DataTab({ inspector }: { inspector: Inspector }) {
  const { t } = useTranslation('devtools')
  const { answer: pages } = useAnswer(inspector.pages)
  return (
    <div className={parts.scroll}>
      <ul className={parts.rows} aria-label={t('tabs.data')}>
        {pages?.toReversed().map(({ page, route, query, data }) => (
          <li key={page} className={parts.row}>
            <h3 className={parts.head}>
              <bdi>{route + queryText(query)}</bdi>
            </h3>
            <Unfold value={data} open={page === pages.at(-1)?.page} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const queryText = (query: Record<string, string>): string => {
  const text = new URLSearchParams(query).toString()
  return text === '' ? '' : `?${text}`
}
