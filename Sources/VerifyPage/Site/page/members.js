// Reads the members of a JSON object that has to be as it should; an error names the member.

/** A member that is missing or of the wrong type. */
export class MemberError extends Error {
    constructor(name) {
        super(name);
        this.member = name;
    }
}

export class Members {
    constructor(object) {
        if (!(object instanceof Map)) throw new MemberError("object");
        this.object = object;
    }

    has(name) {
        return this.object.has(name);
    }

    string(name) {
        return this.typed(name, (value) => typeof value === "string");
    }

    integer(name) {
        return this.typed(name, (value) => typeof value === "number");
    }

    /** An integer that is not negative: a count, or a NumericDate (RFC 7519 section 2). */
    count(name) {
        return this.typed(name, (value) => typeof value === "number" && value >= 0);
    }

    array(name) {
        return this.typed(name, Array.isArray);
    }

    members(name) {
        return new Members(this.typed(name, (value) => value instanceof Map));
    }

    /** What `read` makes of a member, or undefined where there is none. */
    optional(name, read) {
        return this.has(name) ? read.call(this, name) : undefined;
    }

    /** A string that is not empty. */
    text(name) {
        return this.typed(name, (value) => typeof value === "string" && value !== "");
    }

    strings(name) {
        const isStrings = (value) => Array.isArray(value) && value.every((v) => typeof v === "string");
        return this.typed(name, isStrings);
    }

    /** An integer above 0. */
    positive(name) {
        return this.typed(name, (value) => typeof value === "number" && value > 0);
    }

    typed(name, isRight) {
        const value = this.object.get(name);
        if (value === undefined || !isRight(value)) throw new MemberError(name);
        return value;
    }
}
