extension Registry {
    /// Rows in one transaction: a reader that is slow between two must not keep a writer waiting.
    static let page = 500

    /// Gives all elements to `body`, one page after the other; each page is read in a transaction
    /// of its own, and none is open while `body` runs.
    ///
    /// `read` gives the page after a key; `body` gives the key of its element. The keys must
    /// rise, or the file is damaged and would be read for ever. `failure` makes an error of the reading
    /// one of the caller's own.
    func forEachPage<Element, Failure: Error>(
        from first: Int64 = 0,
        _ read: (_ last: Int64) throws(RegistryError) -> [Element],
        body: (Element) throws(Failure) -> Int64, failure: (RegistryError) -> Failure
    ) throws(Failure) {
        var last = first
        while true {
            let page: [Element]
            do throws(RegistryError) {
                page = try read(last)
            } catch {
                throw failure(error)
            }
            for element in page {
                let key = try body(element)
                guard key > last else { throw failure(.damaged("order of rows")) }
                last = key
            }
            if page.count < Self.page { return }
        }
    }
}
