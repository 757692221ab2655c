export interface paths {
    "/api/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.attributes"];
        put?: never;
        post: operations["customer-profile.createAttribute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attributes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["customer-profile.replaceAttribute"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.companies"];
        put?: never;
        post: operations["customer-profile.addCompany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.company"];
        put: operations["customer-profile.replaceCompany"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{id}/contact-persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.addContactPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/companies/{id}/contact-persons/{person}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.endContactPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consent-purposes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.purposes"];
        put?: never;
        post: operations["customer-profile.createPurpose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consent-purposes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["customer-profile.replacePurpose"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consents/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proof as CSV (特定電子メール法 3条2項), the newest 100,000 at most; limit and cursor do not count */
        get: operations["customer-profile.exportConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.consents"];
        put?: never;
        post: operations["customer-profile.recordConsents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/entries/{entry}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.correctEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.holds"];
        put?: never;
        post: operations["customer-profile.placeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/holds/{hold}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.endHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/household": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.joinHousehold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/household/{household}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.leaveHousehold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/household/{household}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.changeRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.merges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/merges/{merge}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One, with what stays with the survivor when it is undone */
        get: operations["customer-profile.oneMerge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/origins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What they are made of, by the identifier that each fact was found by, the earliest first */
        get: operations["customer-profile.origins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/pins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.pins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/pins/{entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["customer-profile.pin"];
        post?: never;
        delete: operations["customer-profile.unpin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.profile"];
        put?: never;
        post: operations["customer-profile.correctProfile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.relations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/representatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.addRepresentative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/representatives/{representative}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.endRepresentative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/resume-contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.resumeContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/stop-contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.stopContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/timeline/density": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of each month in Asia/Tokyo; limit and cursor do not count */
        get: operations["customer-profile.density"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/timeline/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The timeline as this reader sees it, the newest 100,000 entries at most; limit and cursor do not count */
        get: operations["customer-profile.exportTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/timeline/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.unmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.match"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.deletions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.duplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duplicates/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.decideDuplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["customer-profile.replaceRule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.imports"];
        put?: never;
        post: operations["customer-profile.createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.oneImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.checkImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/chunks/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["customer-profile.keepChunk"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.importErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/errors/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.exportErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.previewImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.runImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lifetimes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.lifetimes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lifetimes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["customer-profile.setLifetime"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.mentions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile-sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["customer-profile.replaceSource"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.cases"];
        put?: never;
        post: operations["customer-profile.openCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.rightsCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.answerCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{id}/disclosure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the facts of all departments tell of the person: as JSON, as CSV with a line for each value, or as a page to read */
        get: operations["customer-profile.disclosure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.takeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.transaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/use-purposes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.usePurposes"];
        put?: never;
        post: operations["customer-profile.createUsePurpose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/use-purposes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["customer-profile.changeUsePurpose"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AddContactPersonDto: {
            /** Format: uuid */
            customer: string;
            department?: string;
            /** Format: date */
            since?: string;
            title?: string;
        };
        AddRepresentativeDto: {
            /**
             * Format: uuid
             * @description Who speaks
             */
            customer: string;
            /** Format: date */
            from: string;
            note?: string;
            /** @enum {string} */
            relationship: "family" | "legal-guardian" | "voluntary-guardian" | "lawyer" | "other";
            /**
             * @description What they may speak about
             * @enum {string}
             */
            scope: "orders" | "all";
            /**
             * Format: date
             * @description The last day; until somebody ends it where absent
             */
            until?: string;
            /**
             * @description How it was found out: a document was seen, or the customer was called back
             * @enum {string}
             */
            verification: "document" | "call-back";
        };
        AddressDto: {
            line1?: string;
            line2?: string;
            postalCode?: string;
            prefecture?: string;
        };
        AnniversaryDto: {
            name: string;
            /**
             * @description A day that comes again each year: 2014-06-01, or --06-01 where nobody knows the year
             * @example --06-01
             */
            on: string;
        };
        AnniversaryOfDto: {
            name: string;
            /**
             * @description Without a year where nobody knows it
             * @example --06-01
             */
            on: string;
        };
        AnswerCaseDto: {
            /** @description What they were told; of a refusal the ground */
            answer: string;
            /** @enum {string} */
            state: "answered" | "refused";
            /** @description `subject.version` of the case: 412 when others were joined with them since it was read */
            subject?: string;
        };
        AttributeDto: {
            /** @description Of a choice */
            choices?: components["schemas"]["ChoiceDto"][];
            id: string;
            name: components["schemas"]["WordsDto"];
            /** @description Nothing new is taken for it; what was said stays */
            retired?: boolean;
            /** @enum {string} */
            type: "text" | "number" | "date" | "boolean" | "choice";
        };
        AttributeListDto: {
            items: components["schemas"]["AttributeVersionDto"][];
            nextCursor: string | null;
        };
        AttributeVersionDto: {
            /** @description Of a choice */
            choices?: components["schemas"]["ChoiceDto"][];
            id: string;
            name: components["schemas"]["WordsDto"];
            /** @description Nothing new is taken for it; what was said stays */
            retired?: boolean;
            /** @enum {string} */
            type: "text" | "number" | "date" | "boolean" | "choice";
            version: number;
        };
        CandidateDto: {
            /** Format: uuid */
            id: string;
            mails: string[];
            /** @description Masked for people of partners, as the rest */
            name: string | null;
            /**
             * Format: uuid
             * @description To be sent as customer.origin with the contact
             */
            origin: string;
            phones: string[];
            prefecture: string | null;
        };
        CandidatesDto: {
            /** @description None when more than five have these items: ask for another one */
            items: components["schemas"]["CandidateDto"][];
        };
        CheckImportDto: {
            /** @description Columns that are not named are left out */
            columns: components["schemas"]["ImportColumnDto"][];
            /**
             * @description Found out where absent
             * @enum {string}
             */
            encoding?: "utf-8" | "shift_jis";
            /**
             * @description Whose numbers member, card, external and household are: a shop
             * @default main
             */
            namespace: string;
        };
        ChoiceDto: {
            id: string;
            name: components["schemas"]["WordsDto"];
        };
        CompanyAddressDto: {
            line1?: string;
            line2?: string;
            postalCode?: string;
            prefecture?: string;
        };
        CompanyDataDto: {
            address?: components["schemas"]["CompanyAddressDto"];
            /** @description 法人番号: 13 digits, of which the first is a check digit */
            corporateNumber?: string;
            kana?: string;
            name: string;
        };
        CompanyDetailDto: {
            address: components["schemas"]["CompanyAddressDto"] | null;
            /** @description How many are there for it now */
            contactPersonCount: number;
            /** @description Those who are there now first */
            contactPersons: components["schemas"]["ContactPersonDto"][];
            /** @description 法人番号 */
            corporateNumber: string | null;
            /** Format: uuid */
            id: string;
            kana: string | null;
            name: string;
            version: number;
        };
        CompanyDto: {
            address: components["schemas"]["CompanyAddressDto"] | null;
            /** @description How many are there for it now */
            contactPersonCount: number;
            /** @description 法人番号 */
            corporateNumber: string | null;
            /** Format: uuid */
            id: string;
            kana: string | null;
            name: string;
            version: number;
        };
        CompanyOfDto: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        CompanyPageDto: {
            items: components["schemas"]["CompanyDto"][];
            nextCursor: string | null;
        };
        ConfirmedDto: {
            /** @description How many parts it confirmed */
            parts: number;
            /** @description How many rows of each kind were emptied or deleted */
            rows: {
                [key: string]: number;
            };
            /** @enum {string} */
            service: "customer-profile" | "order-ingest" | "contact-center" | "survey" | "segmentation" | "messaging";
        };
        ConsentDto: {
            /** @enum {string} */
            basis: "contract" | "consent" | "objection";
            /** @description report, desk, page or one-click */
            how: string | null;
            /** @description Whether it may be told there; where silence permits, not after they declined it last at another of their addresses on this channel */
            permitted: boolean;
            purpose: string;
            /** Format: date-time */
            since: string | null;
            /**
             * @description Null: never asked
             * @enum {string|null}
             */
            state: "subscribed" | "unsubscribed" | "withdrawn" | null;
            /** @description Version of the words they were shown */
            wording: string | null;
        };
        ConsentPurposeDto: {
            /**
             * @description Told because of a contract and not to be declined, by consent, or unless somebody objects
             * @enum {string}
             */
            basis: "contract" | "consent" | "objection";
            id: string;
            name: components["schemas"]["WordsDto"];
            /** @description As it stands beside the choice: what is sent and how often */
            wording: components["schemas"]["ConsentWordsDto"];
        };
        ConsentPurposeListDto: {
            items: components["schemas"]["ConsentPurposeVersionDto"][];
            nextCursor: string | null;
        };
        ConsentPurposeVersionDto: {
            /**
             * @description Told because of a contract and not to be declined, by consent, or unless somebody objects
             * @enum {string}
             */
            basis: "contract" | "consent" | "objection";
            id: string;
            name: components["schemas"]["WordsDto"];
            version: number;
            /** @description As it stands beside the choice: what is sent and how often */
            wording: components["schemas"]["ConsentWordsDto"];
        };
        ConsentsDto: {
            addresses: components["schemas"]["ReachableDto"][];
            purposes: components["schemas"]["ConsentPurposeVersionDto"][];
        };
        ConsentWordsDto: {
            en: string;
            ja: string;
        };
        ContactPersonDto: {
            customer: components["schemas"]["PersonOfCompanyDto"];
            department: string | null;
            /**
             * Format: date
             * @description The last day
             */
            endedOn: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date */
            since: string | null;
            /** @enum {string} */
            state: "active" | "upcoming" | "over";
            title: string | null;
        };
        ContactStopDto: {
            /**
             * Format: date
             * @description The day it happened, where it was told
             */
            on: string | null;
            /** @enum {string} */
            reason: "deceased" | "care-home";
            /** Format: date-time */
            since: string;
        };
        CorrectedAddressDto: {
            line1?: string | null;
            line2?: string | null;
            postalCode?: string | null;
            prefecture?: string | null;
        };
        CorrectionDto: {
            /** Format: date-time */
            at: string;
            /** @description Of a note: what stood there before */
            before: string | null;
            by: string | null;
            /** @description Null without texts.read */
            text: string | null;
        };
        CorrectionTextDto: {
            /** @description What is right; of a note its new text */
            text: string;
        };
        CorrectProfileDto: {
            address?: components["schemas"]["CorrectedAddressDto"] | null;
            /** @description All of them */
            anniversaries?: components["schemas"]["AnniversaryDto"][] | null;
            /** @description By id, each in its type or null */
            attributes?: {
                [key: string]: unknown;
            };
            /** Format: date */
            birthday?: string | null;
            cameFrom?: string | null;
            company?: string | null;
            /** @enum {string|null} */
            internal?: "staff" | "partner" | null;
            kana?: string | null;
            /** @enum {string|null} */
            language?: "ja" | "en" | null;
            name?: string | null;
            /** @enum {string|null} */
            preferredChannel?: "phone" | "mail" | "line" | "chat" | "visit" | "fax" | "post" | "sms" | null;
            returnedPost?: components["schemas"]["ReturnedPostDto"] | null;
        };
        CountsDto: {
            /** @description Something that was not known, or not said before */
            changed: number;
            /** @description Nobody was known by their identifiers */
            new: number;
            refused: number;
            /** @description Nothing new, and so not entered */
            same: number;
        };
        CustomerDetailDto: {
            /** @description Without personal.read the prefecture alone */
            address: components["schemas"]["AddressDto"] | null;
            /** @description None without personal.read */
            anniversaries: components["schemas"]["AnniversaryOfDto"][];
            /** @description By id, those that were told; none without personal.read */
            attributes: {
                [key: string]: unknown;
            };
            /** @description Masked without personal.read: 1958-**-** */
            birthday: string | null;
            /** @description How they first came */
            cameFrom: string | null;
            company: string | null;
            entryCount: number;
            figures: components["schemas"]["FiguresDto"];
            /** Format: uuid */
            id: string;
            /** @description Member ids with their shops, LINE, cards and what other systems call them; at most 20 of each kind */
            identifiers: components["schemas"]["IdentifierDto"][];
            /**
             * @description They belong to the house, or to a partner
             * @enum {string|null}
             */
            internal: "staff" | "partner" | null;
            kana: string | null;
            /** @description False while nothing but anonymous visits is known */
            known: boolean;
            language: string;
            /** Format: date-time */
            lastEntryAt: string | null;
            /** @description Masked without personal.read: h***@example.jp */
            mails: string[];
            memberIds: string[];
            name: components["schemas"]["NameDto"] | null;
            openContacts: components["schemas"]["OpenContactDto"][];
            /**
             * Format: uuid
             * @description To be sent as customer.origin with what is recorded about this customer
             */
            origin: string;
            /** @description E.164; masked without personal.read: 090-****-1234 */
            phones: string[];
            prefecture: string | null;
            /** @description Where they want to be spoken to */
            preferredChannel: string | null;
            /**
             * Format: date
             * @description Since when post to this address comes back; nothing is posted there
             */
            returnedPost: string | null;
            segments: components["schemas"]["MembershipDto"][];
            /** Format: date-time */
            since: string;
            /** @description Set: nobody is to tell, ask or offer them anything */
            stopped: components["schemas"]["ContactStopDto"] | null;
            /** @description Changes when they are joined with others, or parted, or entries of theirs are deleted. To be sent as seen with a merge */
            version: string;
        };
        CustomerDto: {
            /** @description Without personal.read the prefecture alone */
            address: components["schemas"]["AddressDto"] | null;
            /** @description None without personal.read */
            anniversaries: components["schemas"]["AnniversaryOfDto"][];
            /** @description By id, those that were told; none without personal.read */
            attributes: {
                [key: string]: unknown;
            };
            /** @description Masked without personal.read: 1958-**-** */
            birthday: string | null;
            /** @description How they first came */
            cameFrom: string | null;
            company: string | null;
            entryCount: number;
            /** Format: uuid */
            id: string;
            /** @description Member ids with their shops, LINE, cards and what other systems call them; at most 20 of each kind */
            identifiers: components["schemas"]["IdentifierDto"][];
            /**
             * @description They belong to the house, or to a partner
             * @enum {string|null}
             */
            internal: "staff" | "partner" | null;
            kana: string | null;
            /** @description False while nothing but anonymous visits is known */
            known: boolean;
            language: string;
            /** Format: date-time */
            lastEntryAt: string | null;
            /** @description Masked without personal.read: h***@example.jp */
            mails: string[];
            memberIds: string[];
            name: components["schemas"]["NameDto"] | null;
            /**
             * Format: uuid
             * @description To be sent as customer.origin with what is recorded about this customer
             */
            origin: string;
            /** @description E.164; masked without personal.read: 090-****-1234 */
            phones: string[];
            prefecture: string | null;
            /** @description Where they want to be spoken to */
            preferredChannel: string | null;
            /**
             * Format: date
             * @description Since when post to this address comes back; nothing is posted there
             */
            returnedPost: string | null;
            /** Format: date-time */
            since: string;
            /** @description Set: nobody is to tell, ask or offer them anything */
            stopped: components["schemas"]["ContactStopDto"] | null;
            /** @description Changes when they are joined with others, or parted, or entries of theirs are deleted. To be sent as seen with a merge */
            version: string;
        };
        CustomerPageDto: {
            items: components["schemas"]["CustomerDto"][];
            nextCursor: string | null;
        };
        DecideDuplicatesDto: {
            /**
             * @description apart: no fact ever joins them
             * @enum {string}
             */
            decision: "merge" | "apart" | "later";
            /** @description Says what would come of it, and changes nothing */
            dryRun?: boolean;
            duplicates: string[];
            /** @description As who they were seen: a pair of which one is another now is refused as `others-now` */
            seen?: components["schemas"]["SeenPairDto"][];
        };
        DeletedRowsDto: {
            /** @description How many rows of each kind were deleted or emptied */
            rows: {
                [key: string]: number;
            };
            /** @enum {string} */
            service: "customer-profile" | "order-ingest" | "contact-center" | "survey" | "segmentation" | "messaging";
        };
        DeletionDto: {
            /** @description As the lifetime was then */
            days: number;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastAt: string;
            /** @enum {string} */
            lifetime: "web-anonymous" | "web" | "contacts" | "answers" | "messages" | "notes" | "orders" | "consents" | "consents-fax" | "rights-cases" | "imports";
            rows: components["schemas"]["DeletedRowsDto"][];
            /** @description How many parts not every service has confirmed yet */
            unconfirmed: number;
            /**
             * Format: date-time
             * @description What was from before
             */
            until: string;
        };
        DeletionPageDto: {
            items: components["schemas"]["DeletionDto"][];
            nextCursor: string | null;
        };
        DensityDto: {
            /** @description Months that have entries, the oldest first */
            items: components["schemas"]["MonthDto"][];
            nextCursor: string | null;
        };
        DuplicateDto: {
            /** @description The two */
            customers: components["schemas"]["CustomerDto"][];
            /** Format: date-time */
            foundAt: string;
            /** Format: uuid */
            id: string;
            /** @description What facts name of both, where what links them does not join them; at most 10 */
            linkedBy: components["schemas"]["IdentifierDto"][];
            /** @description What both have, and why what links them does not join them */
            reasons: ("name-birthday-postcode" | "phone-surname" | "name-address" | "kept-apart" | "shared" | "too-many-of-a-kind" | "too-many-origins")[];
            /** @enum {string} */
            state: "open" | "later";
            /** @description Changes when one of the two becomes another, or has parts that it had not; a decision may name it */
            version: string;
        };
        DuplicateOutcomeDto: {
            /** @description Why it is refused */
            detail?: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Whom they are, or would be, when merged
             */
            merged?: string;
            /** @enum {string} */
            outcome: "decided" | "refused";
            /** @description Type of the problem, when refused */
            problem?: string;
        };
        DuplicateOutcomesDto: {
            items: components["schemas"]["DuplicateOutcomeDto"][];
        };
        DuplicatePageDto: {
            items: components["schemas"]["DuplicateDto"][];
            nextCursor: string | null;
        };
        EarlierPurposeDto: {
            places: ("order" | "contact" | "profile" | "survey" | "preferences" | "web")[];
            /** Format: date-time */
            since: string;
            version: number;
            wording: components["schemas"]["PurposeWordsDto"];
        };
        EndContactPersonDto: {
            /**
             * Format: date
             * @description The last day; today where absent
             */
            on?: string;
        };
        EntriesAcrossPageDto: {
            items: components["schemas"]["EntryAcrossDto"][];
            nextCursor: string | null;
        };
        EntryAcrossDto: {
            about: {
                [key: string]: string;
            };
            channel: string;
            /** @description The oldest first; of a note data has the newest text */
            corrections: components["schemas"]["CorrectionDto"][];
            /**
             * Format: uuid
             * @description Whose it is now
             */
            customer: string;
            data: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            department: "order" | "care" | "message" | "survey" | "site" | "store" | "core";
            /** @enum {string} */
            direction: "in" | "out" | "none";
            /** Format: uuid */
            id: string;
            /** @description Fields of data that are left out without texts.read */
            masked?: string[];
            /** Format: date-time */
            occurredAt: string;
            pinned: boolean;
            /** Format: date-time */
            recordedAt: string;
            revision: number;
            title: components["schemas"]["WordsDto"];
            /** @example order.placed */
            type: string;
        };
        EntryDto: {
            about: {
                [key: string]: string;
            };
            channel: string;
            /** @description The oldest first; of a note data has the newest text */
            corrections: components["schemas"]["CorrectionDto"][];
            data: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            department: "order" | "care" | "message" | "survey" | "site" | "store" | "core";
            /** @enum {string} */
            direction: "in" | "out" | "none";
            /** Format: uuid */
            id: string;
            /** @description Fields of data that are left out without texts.read */
            masked?: string[];
            /** Format: date-time */
            occurredAt: string;
            pinned: boolean;
            /** Format: date-time */
            recordedAt: string;
            revision: number;
            title: components["schemas"]["WordsDto"];
            /** @example order.placed */
            type: string;
        };
        EraseDto: {
            /** @description `subject.version` of the case, as it was when somebody looked at whom it is about */
            subject: string;
        };
        ErasureDto: {
            /** Format: date-time */
            closedAt: string | null;
            confirmed: components["schemas"]["ConfirmedDto"][];
            /** Format: date-time */
            erasedAt: string;
            /**
             * Format: date-time
             * @description When Kafka and the backups have nothing any more
             */
            goneAt: string;
            /** @description Facts from before that arrived after it, and were not entered */
            lateFacts: number;
            /** @description Told so far; every service confirms each */
            parts: number;
            /** @description How often an identifier of theirs came again with something from after it */
            returns: number;
            /** @description Whether all that was kept has been told */
            told: boolean;
        };
        FailureDto: {
            /** @description Byte of the file near which it is */
            byte?: number;
            /** @enum {string} */
            code: "wrong-encoding" | "broken-quotes" | "line-too-long";
            /** @description Line near which it is */
            row?: number;
        };
        FiguresDto: {
            contactCount: number;
            currency: string | null;
            /** Format: date-time */
            lastOrderAt: string | null;
            orderCount: number;
            /** @description In the currency's smallest unit */
            totalMinor: number;
        };
        HoldDto: {
            /** @description Why it is to be kept, such as a dispute */
            reason: string;
            /**
             * Format: date
             * @description The last day; until somebody ends it where absent
             */
            until?: string;
        };
        HoldListDto: {
            items: components["schemas"]["PlacedHoldDto"][];
            nextCursor: string | null;
        };
        HouseholdDto: {
            /** Format: uuid */
            id: string;
            /** @description The customer among them; the head first */
            members: components["schemas"]["HouseholdMemberDto"][];
        };
        HouseholdMemberDto: {
            customer: components["schemas"]["RelatedDto"];
            /** @enum {string} */
            role: "head" | "spouse" | "child" | "parent" | "other";
            /** Format: date-time */
            since: string;
        };
        HouseholdRoleDto: {
            /** @enum {string} */
            role: "head" | "spouse" | "child" | "parent" | "other";
        };
        IdentifierDto: {
            /** @example member */
            kind: string;
            /** @description Shop or system of a member id and the like, else empty */
            namespace: string;
            /** @description Masked without personal.read */
            value: string;
        };
        IdentityRuleDto: {
            /** @description Values as people write them or as they are kept: 092-700-5678, +8192*; `*` stands for anything, twice at most */
            blocked: string[];
            /** @enum {string} */
            id: "member" | "line" | "mail" | "phone" | "card" | "external" | "anonymous";
            /** @description False: it joins nobody and only lists who may be meant */
            joins: boolean;
            /** @description How many one customer has at most by itself, of each shop; null: any number */
            most: number | null;
            /** @description Of several identifiers of a fact the one with the smallest says whose it is */
            priority: number;
            /** @description Values as people write them or as they are kept: 092-700-5678, +8192*; `*` stands for anything, twice at most */
            weak: string[];
        };
        IdentityRuleListDto: {
            items: components["schemas"]["IdentityRuleVersionDto"][];
            nextCursor: string | null;
        };
        IdentityRuleVersionDto: {
            /** @description Values as people write them or as they are kept: 092-700-5678, +8192*; `*` stands for anything, twice at most */
            blocked: string[];
            /** @enum {string} */
            id: "member" | "line" | "mail" | "phone" | "card" | "external" | "anonymous";
            /** @description False: it joins nobody and only lists who may be meant */
            joins: boolean;
            /** @description How many one customer has at most by itself, of each shop; null: any number */
            most: number | null;
            /** @description Of several identifiers of a fact the one with the smallest says whose it is */
            priority: number;
            version: number;
            /** @description Values as people write them or as they are kept: 092-700-5678, +8192*; `*` stands for anything, twice at most */
            weak: string[];
        };
        ImportColumnDto: {
            /** @description Its place in the file, from 0 */
            column: number;
            /** @description An identifier, a field of the profile, the household and the role in it, or an attribute: `attributes.` and its id */
            field: Record<string, never>;
            /** @description Of an anniversary: what is remembered on that day */
            name?: string;
        };
        ImportDto: {
            /** Format: date-time */
            asOf: string;
            counts: components["schemas"]["CountsDto"];
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** @enum {string|null} */
            encoding: "utf-8" | "shift_jis" | null;
            failure: components["schemas"]["FailureDto"] | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            mapping: components["schemas"]["MappingDto"] | null;
            name: string;
            /** @description The chunk that comes next */
            nextChunk: number;
            receivedBytes: number;
            /** @description Line up to which it has been seen to; the names of the columns are line 1 */
            rowsDone: number;
            /** @description Its last line, once it has been read through */
            rowsTotal: number | null;
            /** @description Of what has been sent: SHA-256, in hex, of the bytes of this of all chunks but the last, and the last chunk */
            sentSha256: string | null;
            sizeBytes: number;
            /** @enum {string} */
            state: "uploading" | "uploaded" | "checking" | "checked" | "running" | "done" | "failed" | "cancelled";
        };
        ImportErrorDto: {
            cells: string[];
            problems: components["schemas"]["RowProblemDto"][];
            /** @description Line of the file */
            row: number;
        };
        ImportErrorPageDto: {
            items: components["schemas"]["ImportErrorDto"][];
            /** @description Always null: ask for what is behind the last line */
            nextCursor: string | null;
        };
        ImportIdDto: {
            /** @description Of each chunk but the last */
            chunkBytes: number;
            /** Format: uuid */
            id: string;
        };
        ImportPageDto: {
            items: components["schemas"]["ImportDto"][];
            nextCursor: string | null;
        };
        LedgerPageDto: {
            items: components["schemas"]["LedgerRowDto"][];
            nextCursor: string | null;
        };
        LedgerRowDto: {
            /** @description Masked without `personal.read`; `*` of what was said of a whole channel */
            address: string;
            by: string | null;
            /** @enum {string} */
            channel: "mail" | "sms" | "line" | "phone" | "letter" | "fax";
            /** Format: uuid */
            customer: string;
            form: string | null;
            /** @description Null without `personal.read` */
            from: string | null;
            how: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            occurredAt: string;
            purpose: string;
            /** Format: date-time */
            recordedAt: string;
            /** @enum {string} */
            state: "subscribed" | "unsubscribed" | "withdrawn";
            wordingText: string | null;
            wordingVersion: string | null;
        };
        LifetimeDto: {
            /** @description Null: kept until the person asks */
            days: number | null;
            /** @enum {string} */
            id: "web-anonymous" | "web" | "contacts" | "answers" | "messages" | "notes" | "orders" | "consents" | "consents-fax" | "rights-cases" | "imports";
            /**
             * Format: date-time
             * @description Null: only proposed, nothing is deleted
             */
            inForceAt: string | null;
            /** @description The fewest days the law permits */
            leastDays: number | null;
            name: components["schemas"]["WordsDto"];
            /** @description Where the days come from */
            source: components["schemas"]["WordsDto"];
            version: number;
        };
        LifetimeListDto: {
            items: components["schemas"]["LifetimeDto"][];
            nextCursor: string | null;
        };
        LivesWithDto: {
            /**
             * Format: uuid
             * @description Who lives with the customer
             */
            customer: string;
            /**
             * @description What the customer of the address is; it counts unless they are in one already
             * @default other
             * @enum {string}
             */
            ownRole: "head" | "spouse" | "child" | "parent" | "other";
            /**
             * @description What they are in the household; it counts unless they are in one already
             * @enum {string}
             */
            role: "head" | "spouse" | "child" | "parent" | "other";
        };
        MappingDto: {
            columns: components["schemas"]["ImportColumnDto"][];
            namespace: string;
        };
        MatchDto: {
            /** Format: date */
            birthday?: string;
            mail?: string;
            memberId?: string;
            /** @description The whole name, in kanji or kana */
            name?: string;
            /** @description The whole number */
            phone?: string;
            postalCode?: string;
        };
        MembershipDto: {
            id: string;
            name: components["schemas"]["WordsDto"];
            /** Format: date-time */
            since: string;
        };
        MentionDto: {
            about: {
                [key: string]: string;
            };
            channel: string;
            /** @description The oldest first; of a note data has the newest text */
            corrections: components["schemas"]["CorrectionDto"][];
            /**
             * Format: uuid
             * @description Whose it is now
             */
            customer: string;
            /** @description Of whose it is */
            customerName: string | null;
            data: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            department: "order" | "care" | "message" | "survey" | "site" | "store" | "core";
            /** @enum {string} */
            direction: "in" | "out" | "none";
            /** Format: uuid */
            id: string;
            /** @description Fields of data that are left out without texts.read */
            masked?: string[];
            /** Format: date-time */
            occurredAt: string;
            pinned: boolean;
            /** Format: date-time */
            recordedAt: string;
            revision: number;
            title: components["schemas"]["WordsDto"];
            /** @example order.placed */
            type: string;
        };
        MentionPageDto: {
            items: components["schemas"]["MentionDto"][];
            nextCursor: string | null;
        };
        MergedDto: {
            /**
             * Format: uuid
             * @description The customer they are now
             */
            id: string;
        };
        MergeDetailDto: {
            /** @description Who decided it; null where facts did */
            decidedBy: string | null;
            ended: components["schemas"]["MergedSideDto"];
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            mergedAt: string;
            /** @description How many there are of these in all */
            stayCount: number;
            /** @description What they said besides, which no timeline has and which stays as well, newest first */
            stayingRecords: components["schemas"]["StayingRecordDto"][];
            /** @description What departments recorded since and stays with the survivor, newest first, at most 50 */
            stays: components["schemas"]["StayingEntryDto"][];
            survivor: components["schemas"]["MergedSideDto"];
            /** @description Whether both sides are part of the customer still */
            undoable: boolean;
            undone: components["schemas"]["UndoneDto"] | null;
        };
        MergedSideDto: {
            /** @description Entries that are its own, those since the merge as well */
            entryCount: number;
            /**
             * Format: uuid
             * @description The id it went by
             */
            id: string;
            /** @description Masked without personal.read */
            mails: string[];
            memberIds: string[];
            name: string | null;
            /** @description Masked without personal.read */
            phones: string[];
        };
        MergeDto: {
            /** @description Who decided it; null where facts did */
            decidedBy: string | null;
            ended: components["schemas"]["MergedSideDto"];
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            mergedAt: string;
            survivor: components["schemas"]["MergedSideDto"];
            /** @description Whether both sides are part of the customer still */
            undoable: boolean;
            undone: components["schemas"]["UndoneDto"] | null;
        };
        MergeListDto: {
            items: components["schemas"]["MergeDto"][];
            nextCursor: string | null;
        };
        MergeWithDto: {
            /** @description The versions of both as somebody looked at them: 412 when one of them is another now */
            seen?: string[];
            /**
             * Format: uuid
             * @description The other customer
             */
            with: string;
        };
        MonthDto: {
            entries: number;
            /**
             * @description In Asia/Tokyo
             * @example 2026-11
             */
            month: string;
        };
        NameDto: {
            full: string;
        };
        NewImportDto: {
            /**
             * Format: date-time
             * @description When what it says was so; now where absent or later
             */
            asOf?: string;
            /** @description What the file is called */
            name: string;
            /** @description Of the file, in bytes */
            sizeBytes: number;
        };
        NextChunkDto: {
            /** @description The chunk that comes next */
            next: number;
        };
        NoteAboutDto: {
            contact?: string;
            order?: string;
            subscription?: string;
        };
        NotedDto: {
            /**
             * Format: uuid
             * @description Of its entry
             */
            id: string;
        };
        NoteDto: {
            /** @description Transactions of this customer */
            about?: components["schemas"]["NoteAboutDto"];
            /** @description Mentions departments as @受注 or @order */
            text: string;
        };
        OfCompanyDto: {
            company: components["schemas"]["CompanyOfDto"];
            department: string | null;
            /**
             * Format: date
             * @description The last day
             */
            endedOn: string | null;
            /**
             * Format: uuid
             * @description As contact person
             */
            id: string;
            /** Format: date */
            since: string | null;
            /** @enum {string} */
            state: "active" | "upcoming" | "over";
            title: string | null;
        };
        OpenCaseDto: {
            /** @enum {string} */
            channel: "phone" | "mail" | "line" | "chat" | "visit" | "fax" | "post" | "web";
            /** Format: uuid */
            customer: string;
            /** @enum {string} */
            kind: "disclosure" | "correction" | "stop-of-use" | "erasure";
            note?: string;
            /**
             * Format: date-time
             * @description When it came, from which its clock runs; now where absent or later
             */
            receivedAt?: string;
            /**
             * @description The person, somebody who acts for them, or who came after them
             * @enum {string}
             */
            requestedBy: "person" | "representative" | "heir";
            /** @description By which items they showed who they are; of a disclosure at least one */
            verification: ("name" | "phone" | "mail" | "memberId" | "postalCode" | "birthday" | "order")[];
        };
        OpenContactDto: {
            contactId: string;
            /** Format: date-time */
            openedAt: string;
            title: components["schemas"]["WordsDto"];
        };
        OriginDto: {
            entryCount: number;
            /** Format: date-time */
            firstEntryAt: string | null;
            identifiers: components["schemas"]["IdentifierDto"][];
            /** @description Whoever has it goes by the customer’s id, and has what departments recorded */
            keepsId: boolean;
            /** Format: date-time */
            lastEntryAt: string | null;
            /** @description As its own facts tell it */
            name: string | null;
            /** Format: uuid */
            origin: string;
        };
        OriginPageDto: {
            items: components["schemas"]["OriginDto"][];
            nextCursor: string | null;
        };
        PartedDto: {
            /**
             * Format: uuid
             * @description The customer that the part is of now: the one that is there again, unless something else holds it elsewhere
             */
            begun: string;
            /** Format: uuid */
            survivor: string;
        };
        PersonOfCompanyDto: {
            /** Format: uuid */
            id: string;
            kana: string | null;
            name: string | null;
        };
        PinnedDto: {
            /** @description The newest pin first, 20 at most */
            items: components["schemas"]["EntryDto"][];
            nextCursor: string | null;
        };
        PlacedHoldDto: {
            /** Format: date-time */
            endedAt: string | null;
            endedBy: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            placedAt: string;
            placedBy: string;
            reason: string;
            /** Format: date */
            until: string | null;
        };
        PreviewDto: {
            /** @description What the names let guess */
            columns: components["schemas"]["ImportColumnDto"][];
            /** @enum {string} */
            encoding: "utf-8" | "shift_jis";
            /** @description Names of the columns */
            names: string[];
            rows: string[][];
        };
        ProfileChangeDto: {
            /** Format: date-time */
            at: string;
            fields: {
                [key: string]: unknown;
            };
            source: string;
        };
        ProfileHistoryDto: {
            /** @description What was new when it was said: the latest first, at most 100 */
            changes: components["schemas"]["ProfileChangeDto"][];
            /** @description What counts of each field */
            fields: {
                [key: string]: components["schemas"]["SaidDto"];
            };
        };
        ProfileSourceDto: {
            /** @description `desk`, or the service that took the report */
            id: string;
            /** @description Of several sources of a field the one with the smallest counts; of equal ones what was said later, or, at one moment, was stated later */
            priority: number;
        };
        ProfileSourceListDto: {
            items: components["schemas"]["ProfileSourceVersionDto"][];
            nextCursor: string | null;
        };
        ProfileSourceVersionDto: {
            /** @description `desk`, or the service that took the report */
            id: string;
            /** @description Of several sources of a field the one with the smallest counts; of equal ones what was said later, or, at one moment, was stated later */
            priority: number;
            version: number;
        };
        PurposeWordsDto: {
            en: string;
            ja: string;
        };
        ReachableDto: {
            /** @description Masked without `personal.read`; empty for letters */
            address: string;
            /** @enum {string} */
            channel: "mail" | "sms" | "line" | "phone" | "letter" | "fax";
            /**
             * Format: uuid
             * @description To be sent with what is said of this address
             */
            origin: string;
            purposes: components["schemas"]["ConsentDto"][];
        };
        RecordConsentsDto: {
            consents: components["schemas"]["SaidConsentDto"][];
            /** @description How it was said, such as a call or a card; an agreement to mail, SMS, LINE or FAX needs this or the wording */
            form?: string;
            /** @description The words they were shown */
            wording?: components["schemas"]["ShownWordingDto"];
        };
        RegisteredPurposeDto: {
            /** @description What people were told before, the last first */
            earlier: components["schemas"]["EarlierPurposeDto"][];
            id: string;
            /** @description Where data is taken for it; none ends it */
            places: ("order" | "contact" | "profile" | "survey" | "preferences" | "web")[];
            /** Format: date-time */
            since: string;
            version: number;
            /** @description As people are told */
            wording: components["schemas"]["PurposeWordsDto"];
        };
        RelatedDto: {
            /**
             * Format: uuid
             * @description Null for people of partners where the record is not open to them
             */
            id: string | null;
            kana: string | null;
            /** @description Masked for people of partners where the record is not open to them, but for who may speak for the customer today */
            name: string | null;
            /**
             * @description Nobody is to tell, ask or offer them anything
             * @enum {string|null}
             */
            stopped: "deceased" | "care-home" | null;
        };
        RelationIdDto: {
            /** Format: uuid */
            id: string;
        };
        RelationsDto: {
            companies: components["schemas"]["OfCompanyDto"][];
            /** @description Several where customers of different ones were merged, until somebody settles it */
            households: components["schemas"]["HouseholdDto"][];
            /** @description Who may speak for the customer; those of today first */
            representatives: components["schemas"]["RepresentationDto"][];
            /** @description For whom the customer may speak */
            represents: components["schemas"]["RepresentationDto"][];
        };
        RepresentationDto: {
            addedBy: string;
            /** @description The other of the two */
            customer: components["schemas"]["RelatedDto"];
            /** Format: date-time */
            endedAt: string | null;
            /** Format: date */
            from: string;
            /** Format: uuid */
            id: string;
            /** @description Null without texts.read */
            note: string | null;
            /** @enum {string} */
            relationship: "family" | "legal-guardian" | "voluntary-guardian" | "lawyer" | "other";
            /** @enum {string} */
            scope: "orders" | "all";
            /**
             * @description Today; over, too, once one of the two died
             * @enum {string}
             */
            state: "active" | "upcoming" | "over";
            /**
             * Format: date
             * @description The last day
             */
            until: string | null;
            /** @enum {string} */
            verification: "document" | "call-back";
        };
        ReturnedPostDto: {
            /**
             * Format: date
             * @description When it came back. This holds for the address that counts then, and for no later one
             */
            on: string;
        };
        RightsCaseDto: {
            answer: string | null;
            /** Format: date-time */
            answeredAt: string | null;
            answeredBy: string | null;
            channel: string;
            /**
             * Format: uuid
             * @description As it was when the case was opened
             */
            customer: string;
            /** Format: date-time */
            dueAt: string;
            erasure: components["schemas"]["ErasureDto"] | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "disclosure" | "correction" | "stop-of-use" | "erasure";
            note: string | null;
            openedBy: string;
            /** @description Who answers for it */
            owner: string | null;
            /** Format: date-time */
            receivedAt: string;
            /** @enum {string} */
            requestedBy: "person" | "representative" | "heir";
            /** @enum {string} */
            state: "open" | "erasing" | "answered" | "refused";
            /** @description Whom it is about now */
            subject: components["schemas"]["SubjectDto"];
            verification: string[];
        };
        RightsCaseIdDto: {
            /** Format: uuid */
            id: string;
        };
        RightsCasePageDto: {
            items: components["schemas"]["RightsCaseDto"][];
            nextCursor: string | null;
        };
        RowProblemDto: {
            code: string;
            column: number | null;
        };
        RunImportDto: {
            /** @description Also when this very file was brought before */
            again?: boolean;
        };
        SaidConsentDto: {
            /** @description One of their addresses, also as it is shown masked, where an agreement has to mean one alone; or a FAX number, which is known to be one by what is said of it alone */
            address?: string;
            /** @enum {string} */
            channel: "mail" | "sms" | "line" | "phone" | "letter" | "fax";
            /**
             * Format: uuid
             * @description Origin of the address; absent: all addresses of this channel
             */
            origin?: string;
            purpose: string;
            /** @enum {string} */
            state: "subscribed" | "unsubscribed" | "withdrawn";
        };
        SaidDto: {
            /** Format: date-time */
            at: string;
            /**
             * Format: uuid
             * @description Entry of the timeline that says so; absent of what was said before it was kept
             */
            fact?: string;
            /** @description `desk`, or the service that took the report; absent of what was said before sources were kept */
            source?: string;
            /** @description As in the correction; the address is an object */
            value: Record<string, never>;
        };
        SavedCompanyDto: {
            address: components["schemas"]["CompanyAddressDto"] | null;
            /** @description 法人番号 */
            corporateNumber: string | null;
            /** Format: uuid */
            id: string;
            kana: string | null;
            name: string;
            version: number;
        };
        SeenPairDto: {
            /** Format: uuid */
            id: string;
            /** @description As GET /api/duplicates gave it */
            version: string;
        };
        SetLifetimeDto: {
            /** @description Null: kept until the person asks */
            days: number | null;
            /** @enum {string} */
            id: "web-anonymous" | "web" | "contacts" | "answers" | "messages" | "notes" | "orders" | "consents" | "consents-fax" | "rights-cases" | "imports";
        };
        ShownWordingDto: {
            text: string;
            version: string;
        };
        SplitCustomersDto: {
            /**
             * Format: uuid
             * @description The customer that the chosen origins are now
             */
            chosen: string;
            /**
             * Format: uuid
             * @description The customer that the others are
             */
            rest: string;
        };
        SplitDto: {
            /** @description Origins of the customer that are somebody else’s; not all of them */
            origins: string[];
        };
        StayingEntryDto: {
            about: {
                [key: string]: string;
            };
            /**
             * @description Fields that it changed, if it is a correction of what is known of them
             * @example [
             *       "birthday"
             *     ]
             */
            changed: string[];
            channel: string;
            /** @description The oldest first; of a note data has the newest text */
            corrections: components["schemas"]["CorrectionDto"][];
            data: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            department: "order" | "care" | "message" | "survey" | "site" | "store" | "core";
            /** @enum {string} */
            direction: "in" | "out" | "none";
            /** Format: uuid */
            id: string;
            /** @description Fields of data that are left out without texts.read */
            masked?: string[];
            /** Format: date-time */
            occurredAt: string;
            pinned: boolean;
            /** Format: date-time */
            recordedAt: string;
            revision: number;
            title: components["schemas"]["WordsDto"];
            /** @example order.placed */
            type: string;
        };
        StayingRecordDto: {
            /** Format: date-time */
            at: string;
            by: string;
            /**
             * @description `represents`: they speak for somebody
             * @enum {string}
             */
            kind: "household" | "contact-person" | "representative" | "represents" | "rights-case";
        };
        StopContactDto: {
            note?: string;
            /**
             * Format: date
             * @description The day it happened, where it was told
             */
            on?: string;
            /** @enum {string} */
            reason: "deceased" | "care-home";
            /** @enum {string} */
            toldBy: "family" | "representative" | "facility" | "other";
        };
        SubjectDto: {
            /** Format: uuid */
            customer: string;
            /** @description Others were joined with them, or parted from them, since the case was opened */
            regrouped: boolean;
            /** @description Changes when they become another customer, or have parts that they had not */
            version: string;
        };
        TimelinePageDto: {
            /** @description `all` and each department */
            counts: {
                [key: string]: number;
            };
            /** @description With revision: where to resume a stream */
            epoch: number;
            items: components["schemas"]["EntryDto"][];
            nextCursor: string | null;
            revision: number;
        };
        UndoneDto: {
            /** Format: date-time */
            at: string;
            by: string;
        };
        UnmergeDto: {
            /**
             * Format: uuid
             * @description The merge to undo
             */
            merge: string;
        };
        UsePurposeDto: {
            id: string;
            /** @description Where data is taken for it; none ends it */
            places: ("order" | "contact" | "profile" | "survey" | "preferences" | "web")[];
            /** @description As people are told */
            wording: components["schemas"]["PurposeWordsDto"];
        };
        UsePurposeListDto: {
            items: components["schemas"]["RegisteredPurposeDto"][];
            nextCursor: string | null;
        };
        UsePurposeVersionDto: {
            id: string;
            /** @description Where data is taken for it; none ends it */
            places: ("order" | "contact" | "profile" | "survey" | "preferences" | "web")[];
            /** Format: date-time */
            since: string;
            version: number;
            /** @description As people are told */
            wording: components["schemas"]["PurposeWordsDto"];
        };
        WordsDto: {
            en: string;
            ja: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "customer-profile.attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributeListDto"];
                };
            };
        };
    };
    "customer-profile.createAttribute": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttributeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributeVersionDto"];
                };
            };
        };
    };
    "customer-profile.replaceAttribute": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttributeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributeVersionDto"];
                };
            };
        };
    };
    "customer-profile.companies": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
                /** @description Part of the name in kanji or kana, or the corporate number */
                query?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyPageDto"];
                };
            };
        };
    };
    "customer-profile.addCompany": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyDataDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedCompanyDto"];
                };
            };
        };
    };
    "customer-profile.company": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyDetailDto"];
                };
            };
        };
    };
    "customer-profile.replaceCompany": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyDataDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedCompanyDto"];
                };
            };
        };
    };
    "customer-profile.addContactPerson": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddContactPersonDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationIdDto"];
                };
            };
        };
    };
    "customer-profile.endContactPerson": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndContactPersonDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.purposes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentPurposeListDto"];
                };
            };
        };
    };
    "customer-profile.createPurpose": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentPurposeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentPurposeVersionDto"];
                };
            };
        };
    };
    "customer-profile.replacePurpose": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentPurposeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentPurposeVersionDto"];
                };
            };
        };
    };
    "customer-profile.ledger": {
        parameters: {
            query: {
                channel?: "mail" | "sms" | "line" | "phone" | "letter" | "fax";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                customer: string;
                from?: string;
                limit?: unknown;
                purpose?: string;
                /** @description Exclusive */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerPageDto"];
                };
            };
        };
    };
    "customer-profile.exportConsents": {
        parameters: {
            query?: {
                /** @description A mail address or a number as whoever inspects it names it, also of somebody who was erased since */
                address?: string;
                channel?: "mail" | "sms" | "line" | "phone" | "letter" | "fax";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                customer?: string;
                from?: string;
                limit?: unknown;
                purpose?: string;
                /** @description Exclusive */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    "customer-profile.find": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
                /** @description Mail, phone, member id, order number with or without its shop, or part of a name */
                query?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPageDto"];
                };
            };
        };
    };
    "customer-profile.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDetailDto"];
                };
            };
            /** @description Merged: Location and mergedInto name the customer it is now */
            307: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.consents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentsDto"];
                };
            };
        };
    };
    "customer-profile.recordConsents": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordConsentsDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.correctEntry": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                entry: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionTextDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.holds": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldListDto"];
                };
            };
        };
    };
    "customer-profile.placeHold": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCaseIdDto"];
                };
            };
        };
    };
    "customer-profile.endHold": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                hold: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.joinHousehold": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LivesWithDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationIdDto"];
                };
            };
        };
    };
    "customer-profile.leaveHousehold": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                household: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.changeRole": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                household: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HouseholdRoleDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.merge": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeWithDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergedDto"];
                };
            };
        };
    };
    "customer-profile.merges": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeListDto"];
                };
            };
        };
    };
    "customer-profile.oneMerge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                merge: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeDetailDto"];
                };
            };
        };
    };
    "customer-profile.note": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotedDto"];
                };
            };
        };
    };
    "customer-profile.origins": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OriginPageDto"];
                };
            };
        };
    };
    "customer-profile.pins": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PinnedDto"];
                };
            };
        };
    };
    "customer-profile.pin": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.unpin": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.profile": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileHistoryDto"];
                };
            };
        };
    };
    "customer-profile.correctProfile": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectProfileDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.relations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationsDto"];
                };
            };
        };
    };
    "customer-profile.addRepresentative": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddRepresentativeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelationIdDto"];
                };
            };
        };
    };
    "customer-profile.endRepresentative": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                representative: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.resumeContact": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.split": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SplitDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SplitCustomersDto"];
                };
            };
        };
    };
    "customer-profile.stopContact": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopContactDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.timeline": {
        parameters: {
            query?: {
                /** @description Comma separated */
                channel?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Comma separated */
                department?: string;
                from?: string;
                limit?: unknown;
                /** @description Words of a title or a text, in any kana, width and case; not those that are masked */
                q?: string;
                /** @description Exclusive */
                to?: string;
                /** @description Comma separated, such as order.placed */
                type?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelinePageDto"];
                };
            };
            /** @description Merged: Location and mergedInto name the customer it is now */
            307: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.density": {
        parameters: {
            query?: {
                /** @description Comma separated */
                channel?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Comma separated */
                department?: string;
                from?: string;
                limit?: unknown;
                /** @description Words of a title or a text, in any kana, width and case; not those that are masked */
                q?: string;
                /** @description Exclusive */
                to?: string;
                /** @description Comma separated, such as order.placed */
                type?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DensityDto"];
                };
            };
        };
    };
    "customer-profile.exportTimeline": {
        parameters: {
            query: {
                /** @description Comma separated */
                channel?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Comma separated */
                department?: string;
                format: "csv" | "json";
                from?: string;
                limit?: unknown;
                /** @description Words of a title or a text, in any kana, width and case; not those that are masked */
                q?: string;
                /** @description Exclusive */
                to?: string;
                /** @description Comma separated, such as order.placed */
                type?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                    "text/csv": string;
                };
            };
        };
    };
    "customer-profile.stream": {
        parameters: {
            query?: {
                /** @description `<epoch>.<revision>` of the timeline that was read */
                since?: unknown;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.unmerge": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmergeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartedDto"];
                };
            };
        };
    };
    "customer-profile.match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidatesDto"];
                };
            };
        };
    };
    "customer-profile.deletions": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                lifetime?: "web-anonymous" | "web" | "contacts" | "answers" | "messages" | "notes" | "orders" | "consents" | "consents-fax" | "rights-cases" | "imports";
                limit?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletionPageDto"];
                };
            };
        };
    };
    "customer-profile.duplicates": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Only pairs that this customer is one of */
                customer?: string;
                limit?: unknown;
                state?: "open" | "later";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatePageDto"];
                };
            };
        };
    };
    "customer-profile.decideDuplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideDuplicatesDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateOutcomesDto"];
                };
            };
        };
    };
    "customer-profile.rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityRuleListDto"];
                };
            };
        };
    };
    "customer-profile.replaceRule": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityRuleDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityRuleVersionDto"];
                };
            };
        };
    };
    "customer-profile.imports": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPageDto"];
                };
            };
        };
    };
    "customer-profile.createImport": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewImportDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportIdDto"];
                };
            };
        };
    };
    "customer-profile.oneImport": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportDto"];
                };
            };
        };
    };
    "customer-profile.cancelImport": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.checkImport": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckImportDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.keepChunk": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextChunkDto"];
                };
            };
        };
    };
    "customer-profile.importErrors": {
        parameters: {
            query?: {
                /** @description Only behind this line; cursor does not count */
                after?: unknown;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportErrorPageDto"];
                };
            };
        };
    };
    "customer-profile.exportErrors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    "customer-profile.previewImport": {
        parameters: {
            query?: {
                encoding?: "utf-8" | "shift_jis";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewDto"];
                };
            };
        };
    };
    "customer-profile.runImport": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunImportDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.lifetimes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifetimeListDto"];
                };
            };
        };
    };
    "customer-profile.setLifetime": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetLifetimeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LifetimeDto"];
                };
            };
        };
    };
    "customer-profile.mentions": {
        parameters: {
            query: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                department: "order" | "care" | "message" | "survey" | "site" | "store" | "core";
                limit?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionPageDto"];
                };
            };
        };
    };
    "customer-profile.sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileSourceListDto"];
                };
            };
        };
    };
    "customer-profile.replaceSource": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileSourceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileSourceVersionDto"];
                };
            };
        };
    };
    "customer-profile.cases": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                customer?: string;
                limit?: unknown;
                /** @description Open ones by when they are due; all where absent, newest first */
                state?: "open" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCasePageDto"];
                };
            };
        };
    };
    "customer-profile.openCase": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenCaseDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCaseIdDto"];
                };
            };
        };
    };
    "customer-profile.rightsCase": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCaseDto"];
                };
            };
        };
    };
    "customer-profile.answerCase": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerCaseDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.disclosure": {
        parameters: {
            query?: {
                format?: "json" | "csv" | "html";
                lang?: "ja" | "en";
                /** @description `subject.version` of the case: 412 when others were joined with them since it was read */
                subject?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "text/csv": Record<string, never>;
                    "text/html": Record<string, never>;
                };
            };
        };
    };
    "customer-profile.erase": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.takeCase": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.transaction": {
        parameters: {
            query?: {
                contact?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
                /** @description `<shop>:<number>`; exactly one of order, subscription and contact */
                order?: string;
                subscription?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntriesAcrossPageDto"];
                };
            };
        };
    };
    "customer-profile.usePurposes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsePurposeListDto"];
                };
            };
        };
    };
    "customer-profile.createUsePurpose": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsePurposeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsePurposeVersionDto"];
                };
            };
        };
    };
    "customer-profile.changeUsePurpose": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsePurposeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsePurposeVersionDto"];
                };
            };
        };
    };
}
