/** A handler that shows on the page what an event told. */
module.exports = function tell(event) {
  const { id, dataset } = event.currentTarget
  this.setData({ said: `${dataset.name || id} ${event.type} ${JSON.stringify(event.detail)}` })
}
