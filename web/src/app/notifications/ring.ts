/** Two short notes and a shake. Browsers that were not touched yet keep silent. */
export function ring(): void {
  navigator.vibrate?.([200, 100, 200])
  if (typeof AudioContext === 'undefined') return
  const context = new AudioContext()
  if (context.state !== 'running') {
    void context.close()
    return
  }
  for (const [index, pitch] of [880, 1174.7].entries()) {
    const from = context.currentTime + index * 0.18
    const tone = context.createOscillator()
    const loudness = context.createGain()
    tone.frequency.value = pitch
    loudness.gain.setValueAtTime(0.0001, from)
    loudness.gain.exponentialRampToValueAtTime(0.2, from + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.16)
    tone.connect(loudness).connect(context.destination)
    tone.start(from)
    tone.stop(from + 0.17)
    if (index === 1) tone.onended = () => void context.close()
  }
}
