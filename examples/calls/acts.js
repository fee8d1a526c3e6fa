/** What a page lists: titles alone, and whether this host has what an act needs. */
const listed = (acts) => acts.map(({ id, title, needs }) => ({ id, title, isThere: !needs || wx.canIUse(needs) }))

/** A handler that does an act and shows what came of it. */
const run = (acts) =>
  async function handler({ detail }) {
    const { act } = acts.find(({ id }) => id === detail.id)
    let came
    try {
      came = await act(this)
    } catch (error) {
      came = error instanceof Error ? { message: error.message } : error
    }
    this.setData({ said: JSON.stringify(came === undefined ? null : came, null, 1) })
  }

module.exports = { listed, run }
