// Opens one page of a program as somebody would, looks at it, and taps what looks as if it could be tapped.

import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import type { ProgramStage } from '../miniPrograms/stage.ts'
import type { StageWindow } from '../miniPrograms/window.ts'
import type { PageSight, Probe, Spot } from './probe.ts'

type WithStage = typeof globalThis & { stage: StageWindow }
type WithProbe = typeof globalThis & { sampanProbe: Probe }

export interface TapReport {
  label: string
  /** Whether something in the program listened. */
  isHeard: boolean
  /** The route on top afterwards, where it is another one. */
  leadsTo: string | null
  errors: string[]
}

export interface PageReport {
  route: string
  /** 'blank' is drawn without anything to see; 'ended' was stopped by the host; 'unopened' never drew its first page. */
  outcome: 'fine' | 'errors' | 'blank' | 'ended' | 'unopened'
  errors: string[]
  /** What the program itself wrote as an error. */
  complaints: string[]
  sight: PageSight | null
  taps: TapReport[]
  /** File name of the picture, from the report's folder. */
  picture: string
  openMs: number
}

const openMsMax = 20_000
const quietMs = 300
const waitMsMax = 3_000

interface Visit {
  stage: ProgramStage
  route: string
  query: Record<string, string>
  /** Whole path, and the same from the report's folder. */
  picture: { file: string; name: string }
  tapsMax: number
}

export async function visitPage({ stage, route, query, picture, tapsMax }: Visit): Promise<PageReport> {
  const { page } = stage
  await closeAll(page)
  const before = (await stage.told()).length
  const begunAt = performance.now()
  const report: PageReport = {
    route,
    outcome: 'fine',
    errors: [],
    complaints: [],
    sight: null,
    taps: [],
    picture: picture.name,
    openMs: 0,
  }
  const told = async () => (await stage.told()).slice(before)
  const finish = async () => {
    const all = await told()
    report.errors = errorsIn(all)
    report.complaints = distinct(
      all.flatMap(([name, level, ...items]) => (name === 'console' && level === 'error' ? [short(items)] : [])),
    )
    const ended = all.find(([name]) => name === 'ended')
    if (ended !== undefined) report.errors.push(`ended: ${ended.slice(1).join(' ')}`)
    if (ended !== undefined) report.outcome = 'ended'
    else if (report.errors.length > 0 && report.outcome === 'fine') report.outcome = 'errors'
    return report
  }

  let frame: Frame
  try {
    frame = await within(openMsMax, stage.open({ path: route, query, language: 'zh', withDoors: true }))
  } catch (error) {
    report.outcome = 'unopened'
    await shoot(page, picture.file)
    await finish()
    report.errors.push(error instanceof Error ? error.message : String(error))
    return report
  }
  report.openMs = Math.round(performance.now() - begunAt)
  await becomeQuiet(frame)
  await shoot(page, picture.file)
  report.sight = await inFrame(frame, () => (globalThis as WithProbe).sampanProbe.sight())
  if (report.sight === null || report.sight.seen === 0) report.outcome = 'blank'

  for (let at = 0; at < tapsMax; at += 1) {
    // What there is to tap may be another thing after each tap.
    const spots = (await inFrame(frame, () => (globalThis as WithProbe).sampanProbe.spots())) ?? []
    const spot = spots.find(({ label }) => !report.taps.some((tap) => tap.label === label))
    if (spot === undefined) break
    report.taps.push(await tapAt(stage, frame, spot, route))
    if ((await told()).some(([name]) => name === 'ended' || name === 'exit')) break
  }
  return await finish()
}

async function tapAt(stage: ProgramStage, frame: Frame, { x, y, label }: Spot, route: string): Promise<TapReport> {
  const before = (await stage.told()).length
  const heardBefore = (await inFrame(frame, () => (globalThis as WithProbe).sampanProbe.tapsHeard())) ?? 0
  await stage.page.touchscreen.tap(x, y)
  await becomeQuiet(frame)
  const heardAfter = (await inFrame(frame, () => (globalThis as WithProbe).sampanProbe.tapsHeard())) ?? heardBefore
  const told = (await stage.told()).slice(before)
  const led = told.findLast(([name]) => name === 'page')
  const leadsTo = led === undefined || led[1] === route ? null : String(led[1])
  if (leadsTo !== null) {
    await stage.page.evaluate(async () => (globalThis as WithStage).stage.handles.at(-1)?.back())
    await becomeQuiet(frame)
  }
  return { label, isHeard: heardAfter > heardBefore, leadsTo, errors: errorsIn(told) }
}

/** Until the program has told the frame nothing for a moment, or is not going to come to rest. */
async function becomeQuiet(frame: Frame): Promise<void> {
  await inFrame(
    frame,
    ({ quietMs: quiet, waitMsMax: wait }) =>
      new Promise<void>((resolve) => {
        const begunAt = performance.now()
        const look = () => {
          const { sampanProbe } = globalThis as WithProbe
          if (
            Math.min(sampanProbe.quietMs(), performance.now() - begunAt) >= quiet ||
            performance.now() - begunAt > wait
          )
            resolve()
          else setTimeout(look, 30)
        }
        look()
      }),
    { quietMs, waitMsMax },
  )
}

async function closeAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const handle of (globalThis as WithStage).stage.handles.splice(0)) handle.close()
  })
}

/** Null where the frame is gone or silent. */
async function inFrame<T, A>(frame: Frame, act: (argument: A) => T | Promise<T>, argument?: A): Promise<T | null> {
  try {
    return await within(waitMsMax + 7_000, frame.evaluate(act as never, argument as never) as Promise<T>)
  } catch {
    return null
  }
}

async function shoot(page: Page, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true })
  try {
    await page.screenshot({ path: file, type: 'jpeg', quality: 70, timeout: 10_000 })
  } catch {
    // A page that draws without end has no picture; the report says what it did otherwise.
  }
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nothing happened within ${ms} ms`)), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

const errorsIn = (told: StageWindow['told']): string[] =>
  distinct(
    told.flatMap(([name, message, stack]) =>
      name === 'error' ? [`${String(message)}${placeIn(String(stack))}`.slice(0, 400)] : [],
    ),
  )

/** The first line of a stack that stands in the program. */
function placeIn(stack: string): string {
  const line = stack.split('\n').find((one) => /^\s*at .*\.(js|ts|wxml|wxs)\b/.test(one))
  return line === undefined ? '' : ` (${line.trim().slice(0, 160)})`
}

const distinct = (list: string[]): string[] => [...new Set(list)]
const short = (items: unknown[]): string =>
  items
    .map((item) => (typeof item === 'string' ? item : (JSON.stringify(item) ?? String(item))))
    .join(' ')
    .slice(0, 300)
