/** Things in no particular order, each knowing its slot: adding and removing are O(1) whatever the length. */
export class SlotList<Item extends { slot: number }> {
  readonly items: Item[] = []

  add(item: Item): void {
    item.slot = this.items.length
    this.items.push(item)
  }

  remove(item: Item): void {
    const last = this.items.pop()
    if (last === undefined || last === item) return
    this.items[item.slot] = last
    last.slot = item.slot
  }
}
