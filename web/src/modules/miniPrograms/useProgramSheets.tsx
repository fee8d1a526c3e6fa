import type { MiniProgram, PlaceBody } from '@sampan/contract'
import {
  type AppDoors,
  type ChosenAddress,
  type ChosenPlace,
  type CodeFormat,
  cancelled,
} from '@sampan/miniprogram/host'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStatus } from '../../app/sync/index.ts'
import type { Spot } from '../places/tileMath.ts'
import { asProgramAddress } from './addresses.ts'

const ScanSheet = lazy(() => import('./ScanSheet.tsx'))
const SendPlaceSheet = lazy(() => import('../chat/SendPlaceSheet.tsx'))
const PlaceSheet = lazy(() => import('./PlaceSheet.tsx'))
const AddressSheet = lazy(() => import('./AddressSheet.tsx'))

export type SheetDoors = Required<Pick<AppDoors, 'scan' | 'choosePlace' | 'openPlace' | 'chooseAddress'>>

type What =
  | {
      kind: 'scan'
      cameraOnly: boolean
      formats: readonly CodeFormat[]
      done(code: { text: string; format: CodeFormat }): void
    }
  | { kind: 'choosePlace'; around: Spot | undefined; done(place: ChosenPlace): void }
  | { kind: 'openPlace'; place: PlaceBody; zoom: number }
  | { kind: 'chooseAddress'; done(address: ChosenAddress): void }

interface Shown {
  program: MiniProgram
  what: What
  /** Does nothing once there was an answer. */
  close(): void
}

/**
 * The app's own scanner and maps, over the program that asks for them. What is found or chosen there is all that it learns.
 * @param seenId the program that is seen and runs: what was opened for another one closes
 */
export function useProgramSheets(seenId: string | undefined): {
  doorsOfSheets: (program: MiniProgram) => SheetDoors
  sheets: ReactNode
} {
  const { t } = useTranslation('miniPrograms')
  const { memberId } = useStatus()
  const [shown, setShown] = useState<Shown>()

  const doorsOfSheets = useCallback((program: MiniProgram): SheetDoors => {
    const asking = <Answer,>(make: (done: (answer: Answer) => void) => What) =>
      new Promise<Answer>((resolve, reject) => {
        setShown({ program, what: make(resolve), close: () => reject(cancelled()) })
      })
    return {
      scan: (cameraOnly, formats) => asking((done) => ({ kind: 'scan', cameraOnly, formats, done })),
      choosePlace: (around) => asking((done) => ({ kind: 'choosePlace', around: around ?? undefined, done })),
      chooseAddress: () => asking((done) => ({ kind: 'chooseAddress', done })),
      openPlace: ({ latitude, longitude, name, address, scale }) =>
        new Promise((resolve) => {
          const place: PlaceBody = {
            kind: 'place',
            latitude: latitude.toFixed(6),
            longitude: longitude.toFixed(6),
            name,
            address,
          }
          const zoom = Math.max(5, Math.min(18, Math.round(scale)))
          setShown({ program, what: { kind: 'openPlace', place, zoom }, close: () => resolve() })
        }),
    }
  }, [])

  const close = () => {
    shown?.close()
    setShown(undefined)
  }
  useEffect(() => {
    if (!shown || shown.program.id === seenId) return
    shown.close()
    setShown(undefined)
  }, [shown, seenId])

  const name = shown?.program.name ?? ''
  const what = shown?.what
  return {
    doorsOfSheets,
    sheets: what && (
      <Suspense>
        {what.kind === 'scan' && (
          <ScanSheet
            name={name}
            cameraOnly={what.cameraOnly}
            formats={what.formats}
            onCode={(text, format) => {
              what.done({ text, format })
              close()
            }}
            onClose={close}
          />
        )}
        {what.kind === 'choosePlace' && (
          <SendPlaceSheet
            open
            words={{
              title: t('sheet.choosePlace'),
              text: t('sheet.choosePlaceText', { name }),
              action: t('sheet.choose'),
            }}
            around={what.around}
            onSend={({ latitude, longitude, ...place }) =>
              what.done({
                name: place.name,
                address: place.address,
                latitude: Number(latitude),
                longitude: Number(longitude),
              })
            }
            onClose={close}
          />
        )}
        {what.kind === 'chooseAddress' && memberId !== null && (
          <AddressSheet
            name={name}
            memberId={memberId}
            onChoose={(address) => {
              what.done(asProgramAddress(address))
              close()
            }}
            onClose={close}
          />
        )}
        {what.kind === 'openPlace' && <PlaceSheet place={what.place} zoom={what.zoom} onClose={close} />}
      </Suspense>
    ),
  }
}
