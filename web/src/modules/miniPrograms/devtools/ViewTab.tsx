import type { Edges, Inspector, NodeBox, NodeFacts, TreeNode } from '@sampan/miniprogram/devtools'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../../ui/classes.ts'
import parts from './parts.module.css'
import { Unfold } from './Unfold.tsx'
import { useAnswer } from './useAnswer.ts'
import styles from './ViewTab.module.css'

/** The elements of each page. What the pointer is over is marked in the program; what is chosen says more of itself. */
export function ViewTab({ inspector }: { inspector: Inspector }) {
  const { t } = useTranslation('devtools')
  const { answer: pages } = useAnswer(inspector.tree)
  const [chosen, setChosen] = useState<number>()
  useEffect(() => () => inspector.mark(null), [inspector])
  const doors = { chosen, onChoose: setChosen, onMark: inspector.mark }
  return (
    <div className={styles.halves}>
      <div className={classes(parts.scroll, styles.tree)} onPointerLeave={() => inspector.mark(chosen ?? null)}>
        {pages?.toReversed().map(({ page, route, isShown, children, left }) => (
          <details key={page} open={isShown}>
            <summary className={parts.head}>
              <bdi>{route}</bdi>
            </summary>
            <ul className={parts.rows} dir="ltr">
              {children.map((child) => (
                <Branch key={child.node} of={child} depth={0} {...doors} />
              ))}
            </ul>
            {left > 0 && <p className={parts.code}>{t('left', { count: left })}</p>}
          </details>
        ))}
      </div>
      {chosen === undefined ? (
        <p className={classes(parts.empty, styles.facts)}>{t('view.choose')}</p>
      ) : (
        <Facts key={chosen} inspector={inspector} node={chosen} />
      )}
    </div>
  )
}

interface BranchProps {
  of: TreeNode
  depth: number
  chosen: number | undefined
  onChoose: (node: number) => void
  onMark: (node: number | null) => void
}

/** As deep as this, all is unfolded. */
const OPEN_DEPTH = 3

function Branch({ of, depth, ...doors }: BranchProps) {
  const { node, children } = of
  const { chosen, onChoose, onMark } = doors
  const [isOpen, setOpen] = useState(depth < OPEN_DEPTH)
  const row = (
    <button
      type="button"
      className={classes(styles.node, chosen === node && styles.chosen)}
      aria-pressed={chosen === node}
      onPointerEnter={() => onMark(node)}
      onFocus={() => onMark(node)}
      onClick={(event) => {
        // It stands in a summary, which would fold.
        event.preventDefault()
        onChoose(node)
        onMark(node)
      }}
    >
      <NodeText of={of} />
    </button>
  )
  if (children.length === 0) return <li className={styles.leaf}>{row}</li>
  return (
    <li>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{row}</summary>
        {isOpen && (
          <ul className={styles.children}>
            {children.map((child) => (
              <Branch key={child.node} of={child} depth={depth + 1} {...doors} />
            ))}
          </ul>
        )}
      </details>
    </li>
  )
}

const NodeText = ({ of: { tag, id, classes: names, text } }: { of: TreeNode }) =>
  tag === '' ? (
    <span className={styles.text}>{text}</span>
  ) : (
    <>
      <span className={styles.tag}>{tag}</span>
      {id !== '' && `#${id}`}
      {names.map((name) => `.${name}`).join('')}
    </>
  )

function Facts({ inspector, node }: { inspector: Inspector; node: number }) {
  const { t } = useTranslation('devtools')
  const [ask] = useState(() => () => inspector.node(node))
  const { answer } = useAnswer<{ box: NodeBox | null; facts: NodeFacts | null }>(ask)
  if (!answer) return <div className={classes(parts.scroll, styles.facts)} />
  const { box, facts } = answer
  return (
    <div className={classes(parts.scroll, styles.facts)}>
      {box === null && facts === null && <p className={parts.empty}>{t('view.gone')}</p>}
      {box && <Box box={box} />}
      {facts && facts.component !== '' && (
        <>
          <h3 className={parts.head}>{t('view.component')}</h3>
          <p className={parts.code}>{facts.component}</p>
        </>
      )}
      {facts && facts.attributes.length > 0 && (
        <>
          <h3 className={parts.head}>{t('view.attributes')}</h3>
          <ul className={parts.rows}>
            {facts.attributes.map(([name, value]) => (
              <li key={name}>
                <Unfold name={name} value={value} />
              </li>
            ))}
          </ul>
        </>
      )}
      {facts?.data && (
        <>
          <h3 className={parts.head}>{t('tabs.data')}</h3>
          <Unfold value={facts.data} open />
        </>
      )}
      {box && (
        <>
          <h3 className={parts.head}>{t('view.styles')}</h3>
          <dl className={parts.pairs} dir="ltr">
            {box.style.map(([name, value]) => (
              <StylePair key={name} name={name} value={value} />
            ))}
          </dl>
        </>
      )}
    </div>
  )
}

const StylePair = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
)

/** The computed box, from its margin inwards. */
function Box({ box: { left, top, width, height, margin, border, padding } }: { box: NodeBox }) {
  const { t } = useTranslation('devtools')
  return (
    <>
      <h3 className={parts.head}>{t('view.box')}</h3>
      <dl className={parts.pairs} dir="ltr">
        <StylePair name="left, top" value={`${round(left)}, ${round(top)}`} />
        <StylePair name="size" value={`${round(width)} × ${round(height)}`} />
        <StylePair name="margin" value={edgesText(margin)} />
        <StylePair name="border" value={edgesText(border)} />
        <StylePair name="padding" value={edgesText(padding)} />
      </dl>
    </>
  )
}

const round = (px: number): number => Math.round(px * 10) / 10

const edgesText = ({ top, right, bottom, left }: Edges): string => [top, right, bottom, left].map(round).join(' ')
