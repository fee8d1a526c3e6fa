import { ApiError, OfflineError } from '@sampan/sdk/errors.ts'
import { useCallback, useState } from 'react'
import { showToast } from '../../ui/toast.ts'
import { errorText } from './errorText.ts'

export type Act = <Answer>(
  work: () => Promise<Answer>,
  onDone?: (answer: Answer) => void,
  /** Takes the words instead of the toast: for a form, which shows them beside its field. */
  onFailed?: (text: string) => void,
) => Promise<boolean>

/**
 * Runs actions that may fail: `act(() => sync.actions.blockMember(id), () => navigate('/contacts'))`. What fails is told
 * in a toast, and `onDone` is left out; the answer says whether it was done. `pending` while anything runs.
 */
export function useAct(): { act: Act; pending: boolean } {
  const [running, setRunning] = useState(0)
  const act = useCallback<Act>(async (work, onDone, onFailed) => {
    setRunning((count) => count + 1)
    try {
      const answer = await work()
      onDone?.(answer)
      return true
    } catch (error) {
      // Anything else is a mistake of ours: the person hears of it too, and the console keeps the trace.
      if (!(error instanceof ApiError || error instanceof OfflineError)) console.error(error)
      const text = errorText(error)
      if (onFailed) onFailed(text)
      else showToast({ key: 'error', look: 'danger', text })
      return false
    } finally {
      setRunning((count) => count - 1)
    }
  }, [])
  return { act, pending: running > 0 }
}
